package io.roster.projection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How long an operator's request waits for what other nodes and the database have to do for it. */
final class Patience {

    static final Duration LONG = Duration.ofSeconds(15);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private Patience() {}

    /** Whether a condition comes true in that time. */
    static boolean comesTrue(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }
}
