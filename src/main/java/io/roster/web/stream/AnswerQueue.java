package io.roster.web.stream;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A queue of pending answers, bounded by their total weight. */
class AnswerQueue<T> {

    private static final int CAPACITY = 4_096;

    private final Semaphore free = new Semaphore(CAPACITY);
    private final BlockingQueue<Entry<T>> queue = new LinkedBlockingQueue<>();

    /** Adds an item; blocks until there is room for its weight. An item heavier than the capacity waits for an empty queue. */
    void put(T item, int weight) throws InterruptedException {
        int permits = Math.min(weight, CAPACITY);
        free.acquire(permits);
        queue.add(new Entry<>(item, permits));
    }

    @Nullable T poll() {
        Entry<T> next = queue.poll();
        return next == null ? null : release(next);
    }

    T take() throws InterruptedException {
        return release(queue.take());
    }

    private T release(Entry<T> entry) {
        free.release(entry.permits());
        return entry.item();
    }

    private record Entry<T>(T item, int permits) {}
}
