package io.roster.projection.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roster.message.Reason;
import io.roster.message.command.CommandMetaData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what operators ask for, and keeps what they did in the store, in the same transaction where that is possible. */
@Component
public class OperationJournal {

    private static final int LAST = 100;

    private final Repository<OperationLog> logs;
    private final EventStore events;
    private final TransactionManager transactions;
    private final CorrelationDataProvider kept;

    OperationJournal(
            Repository<OperationLog> logs,
            EventStore events,
            TransactionManager transactions,
            CorrelationDataProvider kept) {
        this.logs = logs;
        this.events = events;
        this.transactions = transactions;
        this.kept = kept;
    }

    /** Does something, and records it if it succeeds. */
    public <T> T perform(OperationPerformed operation, @Nullable Reason reason, Supplier<T> work) {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(message(operation, reason));
        unitOfWork.registerCorrelationDataProvider(kept);
        unitOfWork.attachTransaction(transactions);
        ResultMessage<T> result = unitOfWork.executeWithResult(() -> {
            T done = work.get();
            String id = operation.aggregate().id();
            logs.loadOrCreate(id, () -> new OperationLog(id)).execute(log -> log.add(operation));
            return done;
        });
        if (result.isExceptional() && result.exceptionResult() instanceof RuntimeException failure) {
            throw failure;
        }
        return result.getPayload();
    }

    /** The last operations on a read model, in their order. */
    public List<Entry> last(String readModel) {
        String id = OperationPerformed.logOf(readModel);
        long next = events.lastSequenceNumberFor(id).orElse(-1L) + 1;
        return events.readEvents(id, Math.max(0, next - LAST))
                .asStream()
                .map(OperationJournal::entry)
                .toList();
    }

    private static Entry entry(DomainEventMessage<?> event) {
        OperationPerformed operation = (OperationPerformed) event.getPayload();
        return new Entry(
                operation.operation(),
                operation.subject(),
                event.getTimestamp(),
                text(event, CommandMetaData.ACTOR),
                text(event, CommandMetaData.REASON));
    }

    private static @Nullable String text(DomainEventMessage<?> event, String name) {
        Object value = event.getMetaData().get(name);
        return value == null ? null : value.toString();
    }

    private static Message<OperationPerformed> message(OperationPerformed operation, @Nullable Reason reason) {
        Map<String, String> metaData =
                Map.of(CommandMetaData.ACTOR, CommandMetaData.ANONYMOUS, CommandMetaData.SOURCE, "actuator");
        Message<OperationPerformed> message = new GenericMessage<>(operation, metaData);
        return reason == null ? message : message.andMetaData(Map.of(CommandMetaData.REASON, reason.value()));
    }

    /**
     * What an operator did.
     *
     * @param operation what
     * @param subject with what; null if with the whole read model
     * @param at when
     * @param actor who
     * @param reason why; null if not said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String operation,
            @Nullable String subject,
            Instant at,
            @Nullable String actor,
            @Nullable String reason) {}
}
