package io.roster.axon.command;

import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Repeats commands that lost a race for an aggregate, and no others, after a pause that doubles each time and is drawn at
 * random from its upper half, so that losers do not meet again.
 */
public class ConflictRetryScheduler extends ExponentialBackOffIntervalRetryScheduler {

    public ConflictRetryScheduler(ScheduledExecutorService executor) {
        super(ExponentialBackOffIntervalRetryScheduler.builder()
                .retryExecutor(executor)
                .backoffFactor(10)
                .maxRetryCount(6));
    }

    @Override
    protected boolean isExplicitlyNonTransient(Throwable failure) {
        return !isConflict(failure);
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the overridden method
    protected long computeRetryInterval(
            CommandMessage command, RuntimeException lastFailure, List<Class<? extends Throwable>[]> failures) {
        long pause = super.computeRetryInterval(command, lastFailure, failures);
        return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    }

    public static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof DeadlockException
                || (failure instanceof StatusRuntimeException refused && isSequenceTaken(refused));
    }

    /** Axon's client hands on Axon Server's refusal of events as it is. */
    private static boolean isSequenceTaken(StatusRuntimeException refused) {
        return String.valueOf(refused.getStatus().getDescription())
                .contains(ErrorCode.INVALID_EVENT_SEQUENCE.errorCode());
    }
}
