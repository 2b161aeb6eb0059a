package io.roster.axon.command;

import io.roster.failure.FailureTranslator;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;

/**
 * Retries commands that lost a race for an aggregate, and no others. The delay doubles with each retry and has jitter, so that
 * the losers of one race do not meet again.
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
        long pause = super.computeRetryInterval(command, lastFailure, failures);
        return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    }
}
