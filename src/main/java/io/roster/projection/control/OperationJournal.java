package io.roster.projection.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roster.message.Reason;
import io.roster.message.command.Actor;
import io.roster.message.command.CommandMetaData;
import io.roster.node.NodeId;
import io.roster.projection.position.SlotTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Records the operations of operators as events, in the transaction that requests the operation: none is carried out that is not recorded.
 * With Axon Server, the event is stored before that transaction is committed.
 */
@Component
public class OperationJournal {

    private static final int MAX_ENTRIES = 100;

    /** In an event's metadata: the id of the node that was asked. Nodes with databases of their own have slots of their own. */
    private static final String NODE = "node";

    private final Repository<OperationLog> logs;
    private final EventStore events;
    private final TransactionManager transactions;
    private final CorrelationDataProvider correlationData;
    private final SlotTable slots;
    private final NodeId node;
    private final Supplier<Actor> actor;

    OperationJournal(
            Repository<OperationLog> logs,
            EventStore events,
            TransactionManager transactions,
            CorrelationDataProvider correlationData,
            SlotTable slots,
            NodeId node,
            ObjectProvider<Supplier<Actor>> actor) {
        this.logs = logs;
        this.events = events;
        this.transactions = transactions;
        this.correlationData = correlationData;
        this.slots = slots;
        this.node = node;
        // The command that verifies a store has no callers.
        this.actor = actor.getIfAvailable(() -> () -> Actor.ANONYMOUS);
    }

    /** Performs an operation, without a reason. */
    public boolean perform(OperationPerformed operation, BooleanSupplier work) {
        return perform(operation, null, work);
    }

    /**
     * Performs an operation in a transaction that locks the slots of its read model, and records it if the work returns true.
     *
     * @return what the work returns
     */
    public boolean perform(OperationPerformed operation, @Nullable Reason reason, BooleanSupplier work) {
        MetaData metaData = MetaData.from(actor.get().metaData()).and(CommandMetaData.SOURCE, "actuator");
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>(
                operation, reason == null ? metaData : metaData.and(CommandMetaData.REASON, reason.value())));
        unitOfWork.registerCorrelationDataProvider(correlationData);
        unitOfWork.registerCorrelationDataProvider(message -> Map.of(NODE, node.value()));
        unitOfWork.attachTransaction(transactions);
        ResultMessage<Boolean> result = unitOfWork.executeWithResult(() -> {
            slots.lock(operation.readModel());
            boolean done = work.getAsBoolean();
            if (done) {
                String id = operation.aggregate().id();
                logs.loadOrCreate(id, () -> new OperationLog(id)).execute(log -> log.add(operation));
            }
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
                Objects.toString(metaData.get(NODE), null),
                Objects.toString(metaData.get(CommandMetaData.REASON), null));
    }

    /** An operation that was requested, and of which node. Its subject is null if it concerned the whole read model. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String operation,
            @Nullable String subject,
            Instant at,
            @Nullable String actor,
            @Nullable String node,
            @Nullable String reason) {}
}
