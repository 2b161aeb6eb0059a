package io.roster.verify.store;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.readmodel.StoreInvariant;
import io.roster.verify.VerifyCommandLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Profile;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replays the events of a store into the application's own projections, which write to the scratch database, and into the
 * invariants. A projection gets only the events that it has handled in the store; an invariant gets all.
 */
@Component
@Profile(VerifyCommandLine.WORD)
public class EventReplay {

    private static final int BATCH_SIZE = 1_000;

    private final Configuration axon;
    private final Serializer serializer;
    private final List<StoreInvariant> invariants;
    private final TransactionTemplate transactions;

    EventReplay(
            Configuration axon,
            Serializer serializer,
            List<StoreInvariant> invariants,
            PlatformTransactionManager transactions) {
        this.axon = axon;
        this.serializer = serializer;
        this.invariants = invariants;
        this.transactions = new TransactionTemplate(transactions);
    }

    public void replay(VerifiedStore store, List<ProjectionPosition> positions, Report report) {
        Map<ProjectionPosition, EventMessageHandler> handlers = new HashMap<>();
        positions.forEach(position -> handlers.put(
                position, new AnnotationEventHandlerAdapter(position.projection(), axon.parameterResolverFactory())));
        List<EventRow> batch = new ArrayList<>(BATCH_SIZE);
        store.jdbc().query(EventRow.SELECT, row -> {
            batch.add(new EventRow(row));
            if (batch.size() == BATCH_SIZE) {
                replay(batch, handlers, report);
                batch.clear();
            }
        });
        replay(batch, handlers, report);
        invariants.forEach(it -> it.conclude(violation -> report.add(Finding.INVARIANT, violation)));
    }

    private void replay(List<EventRow> batch, Map<ProjectionPosition, EventMessageHandler> handlers, Report report) {
        transactions.executeWithoutResult(transaction -> {
            for (EventRow row : batch) {
                report.countEvent(row);
                for (DomainEventMessage<?> event : read(row, report)) {
                    invariants.forEach(it -> it.check(
                            (Event) event.getPayload(),
                            violation -> report.add(Finding.INVARIANT, row + ": " + violation)));
                    handlers.forEach((position, handler) -> project(row, event, position, handler, report));
                }
            }
        });
    }

    /** Returns what the upcasters make of a stored event, usually one event; none if it cannot be deserialized. */
    private List<? extends DomainEventMessage<?>> read(EventRow row, Report report) {
        try {
            return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(row), serializer, axon.upcasterChain())
                    .asStream()
                    .filter(event -> isOfItsAggregate(row, event, report))
                    .toList();
        } catch (RuntimeException e) {
            SerializedType type = row.getPayload().getType();
            Throwable root = NestedExceptionUtils.getMostSpecificCause(e);
            // Without the message of a parser, which would quote personal data.
            String problem = root instanceof SerializationException
                    ? "is unknown"
                    : "or its metadata cannot be read (%s)"
                            .formatted(root.getClass().getSimpleName());
            report.add(
                    Finding.EVENT,
                    "%s: %s, revision %s %s".formatted(row, type.getName(), type.getRevision(), problem));
            return List.of();
        }
    }

    /** Deserializes the event, its metadata included. */
    private static boolean isOfItsAggregate(EventRow row, DomainEventMessage<?> event, Report report) {
        event.getMetaData();
        AggregateReference aggregate = ((Event) event.getPayload()).aggregate();
        if (aggregate.equals(new AggregateReference(row.getType(), row.getAggregateIdentifier()))) {
            return true;
        }
        report.add(Finding.AGGREGATE, "%s: the payload is of %s %s".formatted(row, aggregate.type(), aggregate.id()));
        return false;
    }

    private static void project(
            EventRow row,
            DomainEventMessage<?> event,
            ProjectionPosition position,
            EventMessageHandler handler,
            Report report) {
        if (!position.covers(row)) {
            position.countBehind();
        } else if (!position.isDeadLetter(row)) {
            try {
                handler.handle(event);
            } catch (Exception e) {
                String type = e.getClass().getSimpleName();
                report.add(
                        Finding.PROJECTION,
                        "%s fails on %s (%s)".formatted(position.projection().processor(), row, type));
            }
        }
    }
}
