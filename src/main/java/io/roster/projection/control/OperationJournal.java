package io.roster.projection.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roster.message.Reason;
import io.roster.message.command.CommandMetaData;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records the operations of operators as events, in the transaction of the operation where that is possible. */
@Component
public class OperationJournal {

    private static final int MAX_ENTRIES = 100;

    private final Repository<OperationLog> logs;
    private final EventStore events;
    private final TransactionManager transactions;
    private final CorrelationDataProvider correlationData;

    OperationJournal(
            Repository<OperationLog> logs,
            EventStore events,
            TransactionManager transactions,
            CorrelationDataProvider correlationData) {
        this.logs = logs;
        this.events = events;
        this.transactions = transactions;
        this.correlationData = correlationData;
    }

    /** Performs an operation, and records it if it succeeds. */
    public <T> T perform(OperationPerformed operation, @Nullable Reason reason, Supplier<T> work) {
        MetaData metaData =
                MetaData.with(CommandMetaData.ACTOR, CommandMetaData.ANONYMOUS).and(CommandMetaData.SOURCE, "actuator");
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>(
                operation, reason == null ? metaData : metaData.and(CommandMetaData.REASON, reason.value())));
        unitOfWork.registerCorrelationDataProvider(correlationData);
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

    /** The latest operations on a read model, the oldest first. */
    public List<Entry> latest(String readModel) {
        String id = OperationPerformed.logOf(readModel);
        long next = events.lastSequenceNumberFor(id).orElse(-1L) + 1;
        return events.readEvents(id, Math.max(0, next - MAX_ENTRIES))
                .asStream()
                .map(OperationJournal::entry)
                .toList();
    }

    private static Entry entry(DomainEventMessage<?> event) {
        OperationPerformed operation = (OperationPerformed) event.getPayload();
        MetaData metaData = event.getMetaData();
        return new Entry(
                operation.operation(),
                operation.subject(),
                event.getTimestamp(),
                Objects.toString(metaData.get(CommandMetaData.ACTOR), null),
                Objects.toString(metaData.get(CommandMetaData.REASON), null));
    }

    /** An operation that was performed. Its subject is null if it concerned the whole read model. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String operation,
            @Nullable String subject,
            Instant at,
            @Nullable String actor,
            @Nullable String reason) {}
}
