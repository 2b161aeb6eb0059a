package io.roster.verify.store;

import io.roster.message.Event;
import io.roster.readmodel.Projection;
import io.roster.readmodel.StoreInvariant;
import io.roster.verify.VerifyCommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands the events of a store to the application's own projections, which write into the scratch database, to each only those
 * that it has taken in the store; and to the invariants, to them all.
 */
@Component
@Profile(VerifyCommandLine.WORD)
public class EventReplay {

    private static final int BATCH_SIZE = 1_000;

    private final Map<String, EventMessageHandler> handlers = new TreeMap<>();
    private final List<StoreInvariant> invariants;
    private final EventReader reader;
    private final TransactionTemplate transactions;

    EventReplay(
            List<Projection> projections,
            Configuration axon,
            List<StoreInvariant> invariants,
            EventReader reader,
            PlatformTransactionManager transactions) {
        projections.forEach(projection -> handlers.put(
                projection.processor(),
                new AnnotationEventHandlerAdapter(projection, axon.parameterResolverFactory())));
        this.invariants = invariants;
        this.reader = reader;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** Takes all events of a store. Of those that cannot be read the findings tell; they are passed over. */
    public void take(VerifiedStore store, Map<String, ProjectionPosition> positions, Census census, Findings findings) {
        List<EventRow> batch = new ArrayList<>(BATCH_SIZE);
        store.jdbc().query(EventRow.SELECT, row -> {
            batch.add(EventRow.of(row));
            if (batch.size() == BATCH_SIZE) {
                take(batch, positions, census, findings);
                batch.clear();
            }
        });
        take(batch, positions, census, findings);
        invariants.forEach(it -> it.conclude(violation -> findings.add(Finding.INVARIANT, violation)));
    }

    private void take(
            List<EventRow> batch, Map<String, ProjectionPosition> positions, Census census, Findings findings) {
        transactions.executeWithoutResult(transaction -> {
            for (EventRow stored : batch) {
                census.count(stored);
                for (DomainEventMessage<Event> event : reader.read(stored, findings)) {
                    take(stored, event, findings);
                    project(stored, event, positions, census, findings);
                }
            }
        });
    }

    private void take(EventRow stored, DomainEventMessage<Event> event, Findings findings) {
        for (StoreInvariant invariant : invariants) {
            invariant.check(
                    event.getPayload(),
                    violation -> findings.add(Finding.INVARIANT, "%s: %s".formatted(stored.place(), violation)));
        }
    }

    private void project(
            EventRow stored,
            DomainEventMessage<Event> event,
            Map<String, ProjectionPosition> positions,
            Census census,
            Findings findings) {
        handlers.forEach((name, handler) -> {
            ProjectionPosition position = positions.get(name);
            if (position == null || !position.isPassed(stored)) {
                census.countBehind(name);
                return;
            }
            if (!position.contains(stored)) {
                return;
            }
            try {
                handler.handle(event);
            } catch (Exception e) {
                findings.add(
                        Finding.PROJECTION,
                        "%s fails at %s (%s)"
                                .formatted(name, stored.place(), e.getClass().getSimpleName()));
            }
        });
    }
}
