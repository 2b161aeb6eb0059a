package io.roster.web.stream;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** What has been read of a stream and is not answered yet, in its order, in so many places as keep its memory bounded. */
class AnswerQueue<T> {

    private static final int PLACES = 4_096;

    private final Semaphore free = new Semaphore(PLACES);
    private final BlockingQueue<Entry<T>> queue = new LinkedBlockingQueue<>();

    /** Adds what takes so many places; waits until they are free. What would take more than there are takes all. */
    void put(T item, int places) throws InterruptedException {
        int taken = Math.min(places, PLACES);
        free.acquire(taken);
        queue.add(new Entry<>(item, taken));
    }

    /** The next item; null if there is none yet. */
    @Nullable T poll() {
        Entry<T> next = queue.poll();
        return next == null ? null : leave(next);
    }

    /** The next item; waits for it. */
    T take() throws InterruptedException {
        return leave(queue.take());
    }

    private T leave(Entry<T> entry) {
        free.release(entry.places());
        return entry.item();
    }

    private record Entry<T>(T item, int places) {}
}
