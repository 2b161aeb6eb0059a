package io.roster.axon.failure;

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

class FailureTranslatorTest {

    private final RuntimeException away = Status.UNAVAILABLE.asRuntimeException();

    @Test
    void aSequenceNumberThatIsTakenIsALostRace() {
        RuntimeException taken = Status.OUT_OF_RANGE
                .withDescription("[AXONIQ-2000] Invalid sequence number 3")
                .asRuntimeException();

        assertThat(FailureTranslator.ofCommand(taken)).isEqualTo(new ConcurrentChange());
    }

    @Test
    void nobodyKnowsWhatBecameOfACommandThatWasLost() {
        assertThat(FailureTranslator.ofCommand(away)).isEqualTo(new OutcomeUnknown());
        assertThat(FailureTranslator.ofCommand(new CompletionException(away))).isEqualTo(new OutcomeUnknown());
        assertThat(FailureTranslator.ofCommand(new TransactionSystemException("commit")))
                .isEqualTo(new OutcomeUnknown());
    }

    @Test
    void nothingIsDoneBeforeThereIsAHandlerAndATransaction() {
        assertThat(FailureTranslator.ofCommand(new NoHandlerForCommandException("none")))
                .isEqualTo(new Unavailable());
        assertThat(FailureTranslator.ofCommand(new CannotCreateTransactionException("none")))
                .isEqualTo(new Unavailable());
    }

    @Test
    void aQueryThatWasLostCanBeAskedAgain() {
        assertThat(FailureTranslator.ofQuery(new CompletionException(away))).isEqualTo(new Unavailable());
        assertThat(FailureTranslator.ofQuery(new NoHandlerForQueryException("none")))
                .isEqualTo(new Unavailable());
    }

    @Test
    void whatIsToldAlreadyAndFaultsOfRostersStayWhatTheyAre() {
        assertThat(FailureTranslator.ofCommand(new CommandRejected(new ConcurrentChange())))
                .isNull();
        assertThat(FailureTranslator.ofQuery(new IllegalStateException())).isNull();
    }
}
