package io.roster.projection.run;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * One thread that does nothing later than after {@value #MOST_SECONDS} seconds. A processor that meets errors makes pauses that
 * double up to a minute, and would stand still that long after its database has come back.
 */
class CappedDelayExecutor extends ScheduledThreadPoolExecutor {

    private static final int MOST_SECONDS = 4;
    private static final Duration MOST = Duration.ofSeconds(MOST_SECONDS);

    /** What comes after its end, as a stream that breaks while the node stops, is passed over. */
    CappedDelayExecutor(ThreadFactory threads) {
        super(1, threads, new DiscardPolicy());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(task, Math.min(unit.toNanos(delay), MOST.toNanos()), TimeUnit.NANOSECONDS);
    }
}
