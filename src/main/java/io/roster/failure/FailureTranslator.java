package io.roster.failure;

import io.grpc.StatusRuntimeException;
import io.roster.message.CommonRejection.ConcurrentChange;
import io.roster.message.CommonRejection.OutcomeUnknown;
import io.roster.message.CommonRejection.Unavailable;
import io.roster.message.Rejection;
import io.roster.message.command.CommandRejected;
import io.roster.readmodel.QueryRejected;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.EventPublicationFailedException;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Translates failures into rejections. The buses do so in every profile, because a rejection crosses the wire as data, while an
 * exception of a handler would arrive as a text.
 */
public final class FailureTranslator {

    private static final Set<Class<?>> OUTCOME_UNKNOWN = Set.of(
            // the connector's, and the framework's
            io.axoniq.axonserver.connector.AxonServerException.class,
            AxonServerException.class,
            StatusRuntimeException.class,
            CommandDispatchException.class,
            AxonServerQueryDispatchException.class,
            EventStoreException.class,
            EventPublicationFailedException.class,
            ExecutionException.class,
            // A failed commit may have taken effect.
            TransactionSystemException.class);

    private static final Set<Class<?>> NOTHING_DONE = Set.of(
            NoHandlerForCommandException.class,
            NoHandlerForQueryException.class,
            LockAcquisitionFailedException.class,
            TransactionException.class,
            JdbcException.class,
            DataAccessResourceFailureException.class,
            TransientDataAccessException.class);

    private FailureTranslator() {}

    /** The exception to answer a command with: {@link CommandRejected}, or the failure itself if it is a bug or a rejection already. */
    public static RuntimeException ofCommand(Throwable failure) {
        Throwable cause = unwrap(failure);
        Rejection rejection = commandRejection(cause);
        return rejection == null ? asRuntimeException(cause) : new CommandRejected(rejection, cause);
    }

    /** The exception to answer a query with: {@link QueryRejected}, or the failure itself if it is a bug or a rejection already. */
    public static RuntimeException ofQuery(Throwable failure) {
        Throwable cause = unwrap(failure);
        return isOneOf(NOTHING_DONE, cause) || isOneOf(OUTCOME_UNKNOWN, cause)
                ? new QueryRejected(new Unavailable(), cause)
                : asRuntimeException(cause);
    }

    /** Whether a command lost a race for its aggregate, so that nothing was done and a retry may succeed. */
    public static boolean isLostRace(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof DeadlockException
                || (failure instanceof StatusRuntimeException refused && isSequenceTaken(refused));
    }

    private static @Nullable Rejection commandRejection(Throwable failure) {
        if (isLostRace(failure)) {
            return new ConcurrentChange();
        }
        if (isOneOf(OUTCOME_UNKNOWN, failure)) {
            return isRolledBack(failure) ? new Unavailable() : new OutcomeUnknown();
        }
        return isOneOf(NOTHING_DONE, failure) ? new Unavailable() : null;
    }

    /** An append to the event table fails before the commit of its transaction; one to Axon Server may have reached it. */
    private static boolean isRolledBack(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return failure instanceof EventStoreException;
            }
        }
        return false;
    }

    /** Axon's client passes on Axon Server's refusal of events unchanged. */
    private static boolean isSequenceTaken(StatusRuntimeException refused) {
        return String.valueOf(refused.getStatus().getDescription())
                .contains(ErrorCode.INVALID_EVENT_SEQUENCE.errorCode());
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static RuntimeException asRuntimeException(Throwable failure) {
        return failure instanceof RuntimeException unchecked ? unchecked : new CompletionException(failure);
    }

    private static boolean isOneOf(Set<Class<?>> types, Throwable failure) {
        return types.stream().anyMatch(type -> type.isInstance(failure));
    }
}
