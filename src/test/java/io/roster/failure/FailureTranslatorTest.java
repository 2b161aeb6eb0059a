package io.roster.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.roster.message.CommonRejection.ConcurrentChange;
import io.roster.message.CommonRejection.OutcomeUnknown;
import io.roster.message.CommonRejection.Unavailable;
import io.roster.message.command.CommandRejected;
import io.roster.readmodel.QueryRejected;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class FailureTranslatorTest {

    private final RuntimeException connectionLost = Status.UNAVAILABLE.asRuntimeException();

    @Test
    void aTakenSequenceNumberIsALostRace() {
        RuntimeException taken = Status.OUT_OF_RANGE
                .withDescription("[AXONIQ-2000] Invalid sequence number 3")
                .asRuntimeException();

        assertThat(FailureTranslator.isLostRace(taken)).isTrue();
        assertThat(rejectionOfCommand(taken)).isEqualTo(new ConcurrentChange());
        assertThat(rejectionOfCommand(new ConcurrencyException("taken"))).isEqualTo(new ConcurrentChange());
    }

    @Test
    void theOutcomeIsUnknownAfterAFailedCommitOrALostConnection() {
        assertThat(rejectionOfCommand(connectionLost)).isEqualTo(new OutcomeUnknown());
        assertThat(rejectionOfCommand(new CompletionException(connectionLost))).isEqualTo(new OutcomeUnknown());
        assertThat(rejectionOfCommand(new EventStoreException("append", connectionLost)))
                .isEqualTo(new OutcomeUnknown());
        assertThat(rejectionOfCommand(new TransactionSystemException("commit"))).isEqualTo(new OutcomeUnknown());
        assertThat(rejectionOfCommand(new TransactionSystemException("commit", new SQLException())))
                .isEqualTo(new OutcomeUnknown());
    }

    @Test
    void aCommandWithoutHandlerTransactionOrTableIsNotExecuted() {
        assertThat(rejectionOfCommand(new NoHandlerForCommandException("none"))).isEqualTo(new Unavailable());
        assertThat(rejectionOfCommand(new CannotCreateTransactionException("none")))
                .isEqualTo(new Unavailable());
        assertThat(rejectionOfCommand(new EventStoreException("append", new SQLException())))
                .isEqualTo(new Unavailable());
    }

    @Test
    void aFailedQueryCanBeRetried() {
        assertThat(FailureTranslator.ofQuery(new CompletionException(connectionLost)))
                .isInstanceOfSatisfying(
                        QueryRejected.class,
                        rejected -> assertThat(rejected.getDetails()).contains(new Unavailable()));
        assertThat(FailureTranslator.ofQuery(new NoHandlerForQueryException("none")))
                .isInstanceOf(QueryRejected.class);
    }

    @Test
    void rejectionsAndBugsAreNotTranslated() {
        CommandRejected rejected = new CommandRejected(new ConcurrentChange());
        IllegalStateException bug = new IllegalStateException();

        assertThat(FailureTranslator.ofCommand(rejected)).isSameAs(rejected);
        assertThat(FailureTranslator.ofQuery(bug)).isSameAs(bug);
    }

    private static Object rejectionOfCommand(Throwable failure) {
        RuntimeException translated = FailureTranslator.ofCommand(failure);
        assertThat(translated).isInstanceOf(CommandRejected.class);
        return ((CommandRejected) translated).getDetails().orElseThrow();
    }
}
