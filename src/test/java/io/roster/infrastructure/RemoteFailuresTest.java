package io.roster.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.roster.message.ConcurrentChange;
import io.roster.message.OutcomeUnknown;
import io.roster.message.Unavailable;
import io.roster.message.command.CommandRejected;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class RemoteFailuresTest {

    private final RuntimeException away = Status.UNAVAILABLE.asRuntimeException();

    @Test
    void aSequenceNumberThatIsTakenIsALostRace() {
        RuntimeException taken = Status.OUT_OF_RANGE
                .withDescription("[AXONIQ-2000] Invalid sequence number 3")
                .asRuntimeException();

        assertThat(RemoteFailures.ofCommand(taken)).isEqualTo(new ConcurrentChange());
    }

    @Test
    void nobodyKnowsWhatBecameOfACommandThatWasLost() {
        assertThat(RemoteFailures.ofCommand(away)).isEqualTo(new OutcomeUnknown());
        assertThat(RemoteFailures.ofCommand(new CompletionException(away))).isEqualTo(new OutcomeUnknown());
        assertThat(RemoteFailures.ofCommand(new TransactionSystemException("commit")))
                .isEqualTo(new OutcomeUnknown());
    }

    @Test
    void nothingIsDoneBeforeThereIsAHandlerAndATransaction() {
        assertThat(RemoteFailures.ofCommand(new NoHandlerForCommandException("none")))
                .isEqualTo(new Unavailable());
        assertThat(RemoteFailures.ofCommand(new CannotCreateTransactionException("none")))
                .isEqualTo(new Unavailable());
    }

    @Test
    void aQueryThatWasLostCanBeAskedAgain() {
        assertThat(RemoteFailures.ofQuery(new CompletionException(away))).isEqualTo(new Unavailable());
        assertThat(RemoteFailures.ofQuery(new NoHandlerForQueryException("none")))
                .isEqualTo(new Unavailable());
    }

    @Test
    void whatIsToldAlreadyAndFaultsOfRostersStayWhatTheyAre() {
        assertThat(RemoteFailures.ofCommand(new CommandRejected(new ConcurrentChange())))
                .isNull();
        assertThat(RemoteFailures.ofQuery(new IllegalStateException())).isNull();
    }
}
