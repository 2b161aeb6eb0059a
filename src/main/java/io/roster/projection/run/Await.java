package io.roster.projection.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Polls until there is a result or the timeout has passed. */
public final class Await {

    /** How long an operator's request waits for other nodes and for locks in the database. */
    static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(15);

    private static final Duration OPERATION_POLL_INTERVAL = Duration.ofMillis(20);

    private Await() {}

    /** Whether a condition becomes true while an operator's request waits. */
    public static boolean until(BooleanSupplier condition) {
        return until(condition, OPERATION_TIMEOUT, OPERATION_POLL_INTERVAL);
    }

    public static boolean until(BooleanSupplier condition, Duration timeout, Duration pollInterval) {
        return firstPresent(() -> Optional.of(true).filter(it -> condition.getAsBoolean()), timeout, pollInterval)
                .isPresent();
    }

    public static <T> Optional<T> firstPresent(Supplier<Optional<T>> poll, Duration timeout, Duration pollInterval) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Optional<T> result = poll.get();
        while (result.isEmpty() && System.nanoTime() <= deadline) {
            LockSupport.parkNanos(pollInterval.toNanos());
            result = poll.get();
        }
        return result;
    }
}
