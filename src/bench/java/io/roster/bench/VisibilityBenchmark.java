package io.roster.bench;

import io.roster.process.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes from the time at which a create was due until a query has its user. Creates come on a schedule, whether the one before
 * is answered or not, so that none is left out when Roster is slow.
 */
class VisibilityBenchmark {

    private static final int CONNECTIONS = 32;
    private static final int IDLE_PER_SECOND = 10;

    @Test
    void visibility(@TempDir Path directory) throws Exception {
        Stores.each(directory, VisibilityBenchmark::visibilityOn);
    }

    private static void visibilityOn(Store store) throws Exception {
        try (Served roster = new Served(store)) {
            double full = 0;
            for (int turn = 0; turn < Sizes.TURNS; turn++) {
                full = Workers.rate(CONNECTIONS, Sizes.TURN, () -> Creates.over(roster.port()));
            }
            Report.add(store, "creates over HTTP at full load", full, "/s");
            report(store, "idle", roster, IDLE_PER_SECOND);
            report(store, "half load", roster, full / 2);
        }
    }

    private static void report(Store store, String load, Served roster, double perSecond) throws Exception {
        Histogram receipts = new SynchronizedHistogram(3);
        Histogram visible = new SynchronizedHistogram(3);
        Duration time = Sizes.TURN.multipliedBy(Sizes.TURNS);
        long interval = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        long start = System.nanoTime();
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Future<?>[] all = new Future<?>[CONNECTIONS];
            for (int client = 0; client < CONNECTIONS; client++) {
                long first = start + client * interval;
                all[client] = clients.submit(() -> {
                    try (Http http = new Http(roster.port())) {
                        for (long due = first; due < start + time.toNanos(); due += CONNECTIONS * interval) {
                            LockSupport.parkNanos(due - System.nanoTime());
                            createAndSee(http, due, receipts, visible);
                        }
                    }
                    return null;
                });
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            clients.shutdown();
        }
        add(store, load + ", create, p50", receipts, 50);
        add(store, load + ", create, p99", receipts, 99);
        add(store, load + ", receipt to visibility, p50", visible, 50);
        add(store, load + ", receipt to visibility, p99", visible, 99);
    }

    private static void createAndSee(Http http, long due, Histogram receipts, Histogram visible) {
        String email = Commands.email();
        String token = http.post("/api/users", "{\"name\":\"Ada Lovelace\",\"email\":\"" + email + "\"}");
        long receipt = System.nanoTime();
        receipts.recordValue(TimeUnit.NANOSECONDS.toMicros(receipt - due));
        http.getAfter(token, "/api/users/one?email=" + email);
        visible.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - receipt));
    }

    private static void add(Store store, String what, Histogram micros, double percentile) {
        Report.add(store, what, micros.getValueAtPercentile(percentile) / 1_000.0, "ms");
    }
}
