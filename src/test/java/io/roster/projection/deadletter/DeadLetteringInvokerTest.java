package io.roster.projection.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:wiring")
class DeadLetteringInvokerTest {

    @Autowired
    private DeadLetterTable letters;

    @Autowired
    private EventStore events;

    @Autowired
    private PlatformTransactionManager springTransactions;

    @Autowired
    private TransactionManager transactions;

    private final String processor = "test-" + UUID.randomUUID();
    private final UUID user = UUID.randomUUID();

    /** Axon's workers stop for good after an Error. */
    @Test
    void anErrorIsWrappedInAnExceptionAndBecomesADeadLetterOnRetry() {
        DeadLetteringInvoker deadLettering = deadLettering(new NoClassDefFoundError("Missing"));

        assertThat(handle(deadLettering).exceptionResult()).isInstanceOf(IllegalStateException.class);
        assertThat(deadLettering.failures()).hasSize(1);
        assertThat(letters.count(processor)).isZero();

        assertThat(handle(deadLettering).isExceptional()).isFalse();
        assertThat(letters.count(processor)).isEqualTo(1);
    }

    @Test
    void anOutOfMemoryErrorNeverMakesADeadLetter() {
        DeadLetteringInvoker deadLettering = deadLettering(new OutOfMemoryError("Planted"));

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(handle(deadLettering).exceptionResult()).isInstanceOf(IllegalStateException.class);
        }
        assertThat(letters.count(processor)).isZero();
    }

    private ResultMessage<?> handle(DeadLetteringInvoker deadLettering) {
        DomainEventMessage<UserCreated> event = new GenericDomainEventMessage<>(
                "user",
                user.toString(),
                0,
                new UserCreated(new UserId(user), new UserName("Jo"), new EmailAddress("jo@example.com")));
        UnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(event);
        batch.attachTransaction(transactions);
        return batch.executeWithResult(
                () -> {
                    deadLettering.handle(event, Segment.ROOT_SEGMENT);
                    return "handled";
                },
                RollbackConfigurationType.ANY_THROWABLE);
    }

    private DeadLetteringInvoker deadLettering(Error error) {
        return new DeadLetteringInvoker(processor, new Failing(error), letters, events, springTransactions);
    }

    private record Failing(Error error) implements EventHandlerInvoker {

        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> event, Segment segment) {
            throw error;
        }
    }
}
