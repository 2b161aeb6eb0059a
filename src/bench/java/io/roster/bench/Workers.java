package io.roster.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do the same side by side, each again as soon as it has done it. */
final class Workers {

    private Workers() {}

    /** What a thread does again and again. */
    interface Task extends AutoCloseable {

        void run() throws Exception;

        @Override
        default void close() throws IOException, SQLException {}
    }

    /** How often a second they do it, all together. */
    static double rate(int threads, Duration time, Callable<? extends Task> task) throws Exception {
        List<Task> tasks = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int i = 0; i < threads; i++) {
                tasks.add(task.call());
            }
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Future<Integer>> counts = new ArrayList<>();
            for (Task one : tasks) {
                counts.add(pool.submit(() -> repeat(one, end)));
            }
            int count = 0;
            for (Future<Integer> one : counts) {
                count += one.get();
            }
            return count / ((System.nanoTime() - start) / 1e9);
        } finally {
            pool.shutdown();
            for (Task one : tasks) {
                one.close();
            }
        }
    }

    private static int repeat(Task task, long end) throws Exception {
        int count = 0;
        while (System.nanoTime() < end) {
            task.run();
            count++;
        }
        return count;
    }
}
