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
import org.axonframework.common.ExceptionUtils;
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
 * Translates failures into rejections. The buses do so in every profile, because a rejection crosses the wire as data, whereas
 * other exceptions of a handler arrive as text.
 */
public final class FailureTranslator {

    private static final Set<Class<?>> OUTCOME_UNKNOWN = Set.of(
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

    private static final Set<Class<?>> NOT_EXECUTED = Set.of(
            NoHandlerForCommandException.class,
            NoHandlerForQueryException.class,
            LockAcquisitionFailedException.class,
            TransactionException.class,
            JdbcException.class,
            DataAccessResourceFailureException.class,
            TransientDataAccessException.class);

    private FailureTranslator() {}

    /** Returns {@link CommandRejected}, or the failure itself if it is a bug or already a rejection. */
    public static RuntimeException ofCommand(Throwable failure) {
        Throwable cause = unwrap(failure);
        Rejection rejection = commandRejection(cause);
        return rejection == null ? asRuntimeException(cause) : new CommandRejected(rejection, cause);
    }

    /** Returns {@link QueryRejected}, or the failure itself if it is a bug or already a rejection. */
    public static RuntimeException ofQuery(Throwable failure) {
        Throwable cause = unwrap(failure);
        return isOneOf(NOT_EXECUTED, cause) || isOneOf(OUTCOME_UNKNOWN, cause)
                ? new QueryRejected(new Unavailable(), cause)
                : asRuntimeException(cause);
    }

    /** Whether a command lost a race for its aggregate, so that it was not executed and a retry may succeed. */
    public static boolean isLostRace(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof DeadlockException
                // Axon's client passes on Axon Server's rejection of events unchanged.
                || (failure instanceof StatusRuntimeException rejected
                        && String.valueOf(rejected.getStatus().getDescription())
                                .contains(ErrorCode.INVALID_EVENT_SEQUENCE.errorCode()));
    }

    private static @Nullable Rejection commandRejection(Throwable failure) {
        if (isLostRace(failure)) {
            return new ConcurrentChange();
        }
        if (isOneOf(OUTCOME_UNKNOWN, failure)) {
            // A failed append to the event table precedes the commit; one to Axon Server may have taken effect.
            boolean rolledBack = failure instanceof EventStoreException
                    && ExceptionUtils.findException(failure, SQLException.class).isPresent();
            return rolledBack ? new Unavailable() : new OutcomeUnknown();
        }
        return isOneOf(NOT_EXECUTED, failure) ? new Unavailable() : null;
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
