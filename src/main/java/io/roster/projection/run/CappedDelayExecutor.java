package io.roster.projection.run;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A single thread that runs each task after {@value #MAX_DELAY_SECONDS} seconds at the latest. The backoff of a processor grows to a
 * minute, and would leave a projection idle that long after its database is back.
 */
class CappedDelayExecutor extends ScheduledThreadPoolExecutor {

    private static final int MAX_DELAY_SECONDS = 4;

    /** Discards tasks after shutdown: a stream may still fail while the node shuts down. */
    CappedDelayExecutor(ThreadFactory threads) {
        super(1, threads, new DiscardPolicy());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(
                task, Math.min(unit.toNanos(delay), TimeUnit.SECONDS.toNanos(MAX_DELAY_SECONDS)), TimeUnit.NANOSECONDS);
    }
}
