package io.roster.web.stream;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The answers of a stream that are not written yet, in order. Its size is bounded by places; an item takes one or more. */
class AnswerQueue<T> {

    private static final int PLACES = 4_096;

    private final Semaphore free = new Semaphore(PLACES);
    private final BlockingQueue<Entry<T>> queue = new LinkedBlockingQueue<>();

    /** Adds an item; waits until there are enough free places. An item that needs more than all places takes all. */
    void put(T item, int places) throws InterruptedException {
        int taken = Math.min(places, PLACES);
        free.acquire(taken);
        queue.add(new Entry<>(item, taken));
    }

    /** Removes the next item; null if there is none yet. */
    @Nullable T poll() {
        Entry<T> next = queue.poll();
        return next == null ? null : release(next);
    }

    /** Removes the next item; waits for it. */
    T take() throws InterruptedException {
        return release(queue.take());
    }

    private T release(Entry<T> entry) {
        free.release(entry.places());
        return entry.item();
    }

    private record Entry<T>(T item, int places) {}
}
