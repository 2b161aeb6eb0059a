package io.roster.axon.failure;

import io.grpc.StatusRuntimeException;
import io.roster.axon.command.ConflictRetryScheduler;
import io.roster.message.ConcurrentChange;
import io.roster.message.OutcomeUnknown;
import io.roster.message.Rejection;
import io.roster.message.Unavailable;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.EventPublicationFailedException;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Failures between nodes, told as rejections: of a handler, whose exceptions would cross the wire as texts only; and of Axon Server, or
 * the way to it.
 */
public final class FailureTranslator {

    private static final Set<Class<?>> LOST = Set.of(
            // the connector's, and the framework's
            io.axoniq.axonserver.connector.AxonServerException.class,
            AxonServerException.class,
            StatusRuntimeException.class,
            CommandDispatchException.class,
            AxonServerQueryDispatchException.class,
            EventStoreException.class,
            EventPublicationFailedException.class,
            ExecutionException.class,
            // A commit that fails is not known to have failed.
            TransactionSystemException.class);

    private static final Set<Class<?>> NOTHING_DONE = Set.of(
            NoHandlerForCommandException.class,
            NoHandlerForQueryException.class,
            LockAcquisitionFailedException.class,
            TransactionException.class,
            DataAccessResourceFailureException.class,
            TransientDataAccessException.class);

    private FailureTranslator() {}

    /** What to refuse a command with that failed so; null if the failure is a rejection already, or a fault of Roster's. */
    public static @Nullable Rejection ofCommand(Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (ConflictRetryScheduler.isConflict(failure)) {
            return new ConcurrentChange();
        }
        if (isOneOf(LOST, failure)) {
            return new OutcomeUnknown();
        }
        return isOneOf(NOTHING_DONE, failure) ? new Unavailable() : null;
    }

    /** What to refuse a query with that failed so; null if the failure is a rejection already, or a fault of Roster's. */
    public static @Nullable Rejection ofQuery(Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        return isOneOf(NOTHING_DONE, failure) || isOneOf(LOST, failure) ? new Unavailable() : null;
    }

    private static Throwable unwrapped(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static boolean isOneOf(Set<Class<?>> types, Throwable failure) {
        return types.stream().anyMatch(type -> type.isInstance(failure));
    }
}
