package io.roster.infrastructure;

import io.grpc.StatusRuntimeException;
import io.roster.message.ConcurrentChange;
import io.roster.message.OutcomeUnknown;
import io.roster.message.Rejection;
import io.roster.message.Unavailable;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.EventPublicationFailedException;
import org.axonframework.messaging.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Failures of a handler that its caller, on another node, can make something of. Of others only a text would cross the wire. */
final class RemoteFailures {

    private RemoteFailures() {}

    /** What to refuse a command with that failed so; null if the failure is a fault of Roster's, or a rejection already. */
    static @Nullable Rejection ofCommand(Throwable failure) {
        if (ConflictRetryScheduler.isConflict(failure)) {
            return new ConcurrentChange();
        }
        if (failure instanceof AxonServerException
                || failure instanceof StatusRuntimeException
                || failure instanceof EventStoreException
                || failure instanceof EventPublicationFailedException
                || failure instanceof ExecutionException) {
            // Axon Server went away, perhaps after it had stored the events.
            return new OutcomeUnknown();
        }
        return failure instanceof LockAcquisitionFailedException ? new Unavailable() : ofQuery(failure);
    }

    /** What to refuse a query with that failed so; null if the failure is a fault of Roster's, or a rejection already. */
    static @Nullable Rejection ofQuery(Throwable failure) {
        return failure instanceof TransactionException
                        || failure instanceof DataAccessResourceFailureException
                        || failure instanceof TransientDataAccessException
                ? new Unavailable()
                : null;
    }
}
