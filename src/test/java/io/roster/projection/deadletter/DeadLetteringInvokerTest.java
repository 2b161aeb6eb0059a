package io.roster.projection.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.readmodel.Projection;
import io.roster.readmodel.Slot;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
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

    @Autowired
    private JdbcTemplate jdbc;

    private Numbers numbers;
    private String processor;

    @BeforeEach
    void createTable() {
        jdbc.execute("create table if not exists numbers (number integer primary key)");
        jdbc.update("delete from numbers");
        numbers = new Numbers(jdbc);
        processor = numbers.processor();
    }

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

    @Test
    void aBatchThatFailsAtItsEndIsRetriedEventByEvent() {
        DeadLetteringInvoker deadLettering =
                new DeadLetteringInvoker(numbers, numbers.handler(), letters, events, springTransactions);
        List<EventMessage<?>> batch = List.of(event(), event(), event());
        // The second is taken.
        jdbc.update("insert into numbers (number) values (2)");

        assertThat(handle(deadLettering, batch).isExceptional()).isTrue();
        assertThat(deadLettering.failures()).hasSize(1);
        assertThat(jdbc.queryForList("select number from numbers", Integer.class))
                .containsExactly(2);

        assertThat(handle(deadLettering, batch).isExceptional()).isFalse();
        assertThat(letters.count(processor)).isEqualTo(1);
        assertThat(jdbc.queryForList("select number from numbers order by number", Integer.class))
                .containsExactly(1, 2, 3);
    }

    private ResultMessage<?> handle(DeadLetteringInvoker deadLettering) {
        return handle(deadLettering, List.of(event()));
    }

    private ResultMessage<?> handle(DeadLetteringInvoker deadLettering, List<EventMessage<?>> messages) {
        BatchingUnitOfWork<EventMessage<?>> batch = new BatchingUnitOfWork<>(messages);
        batch.start();
        batch.attachTransaction(transactions);
        return batch.executeWithResult(
                () -> {
                    deadLettering.handle(batch.getMessage(), Segment.ROOT_SEGMENT);
                    return "handled";
                },
                RollbackConfigurationType.ANY_THROWABLE);
    }

    private DomainEventMessage<UserCreated> event() {
        UUID id = UUID.randomUUID();
        return new GenericDomainEventMessage<>(
                "user",
                id.toString(),
                0,
                new UserCreated(new UserId(id), new UserName("Jo"), new EmailAddress("jo@example.com")));
    }

    private DeadLetteringInvoker deadLettering(Error error) {
        return new DeadLetteringInvoker(numbers, new Failing(error), letters, events, springTransactions);
    }

    /** Writes a row with the next number for each event, the same if it handles that again. */
    private static final class Numbers extends Projection {

        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        Numbers(JdbcOperations jdbc) {
            super(jdbc, "numbers-" + UUID.randomUUID(), Slot.A);
        }

        EventHandlerInvoker handler() {
            return new EventHandlerInvoker() {
                @Override
                public boolean canHandle(EventMessage<?> event, Segment segment) {
                    return true;
                }

                @Override
                public void handle(EventMessage<?> event, Segment segment) {
                    int number = numbers.computeIfAbsent(event.getIdentifier(), id -> numbers.size() + 1);
                    update("insert into numbers (number) values (?)", number);
                }
            };
        }
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
