package io.roster.axon.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Axon's event store with {@link StagedEvents}, which looks for a snapshot only if an aggregate has so many events that there may be one. */
class JdbcEventStore extends EmbeddedEventStore {

    JdbcEventStore(Builder builder) {
        super(builder);
    }

    @Override
    public DomainEventStream readEvents(String aggregate) {
        DomainEventStream stored = storageEngine().readEvents(aggregate);
        List<DomainEventMessage<?>> events = new ArrayList<>();
        while (stored.hasNext()) {
            if (events.size() == SnapshotConfiguration.EVENTS) {
                return super.readEvents(aggregate);
            }
            events.add(stored.next());
        }
        StagedEvents.of(aggregate).forEach(events::add);
        return DomainEventStream.of(events);
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        StagedEvents.stage(events);
        super.publish(events);
    }

    @Override
    protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String aggregate) {
        return StagedEvents.of(aggregate);
    }
}
