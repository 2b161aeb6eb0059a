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
    private volatile boolean closed;

    /**
     * Adds an item; blocks until there is room for its weight. An item heavier than the capacity waits for an empty queue. Returns false if
     * the queue is closed.
     */
    boolean put(T item, int weight) throws InterruptedException {
        int permits = Math.min(weight, CAPACITY);
        free.acquire(permits);
        queue.add(new Entry<>(item, permits));
        return !closed;
    }

    /** Nobody takes items any more, and nobody waits to add one. */
    void close() {
        closed = true;
        free.release(Integer.MAX_VALUE / 2);
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
