package io.roster.axon.command;

import io.roster.failure.FailureTranslator;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;

/**
 * Retries only commands that lost a race for an aggregate, with exponential backoff and jitter, so that the losers of one race do
 * not collide again.
 */
class ConflictRetryScheduler extends ExponentialBackOffIntervalRetryScheduler {

    ConflictRetryScheduler(ScheduledExecutorService executor) {
        super(ExponentialBackOffIntervalRetryScheduler.builder()
                .retryExecutor(executor)
                .backoffFactor(10)
                .maxRetryCount(6));
    }

    @Override
    protected boolean isExplicitlyNonTransient(Throwable failure) {
        return !FailureTranslator.isLostRace(failure);
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the overridden method
    protected long computeRetryInterval(
            CommandMessage command, RuntimeException lastFailure, List<Class<? extends Throwable>[]> failures) {
        long interval = super.computeRetryInterval(command, lastFailure, failures);
        return interval / 2 + ThreadLocalRandom.current().nextLong(interval / 2 + 1);
    }
}
