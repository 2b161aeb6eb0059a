package io.roster.axon.server;

import io.roster.axon.store.StagedEvents;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** The event store in Axon Server, with {@link StagedEvents}. */
class StagingAxonServerEventStore extends AxonServerEventStore {

    StagingAxonServerEventStore(Builder builder) {
        super(withEngine(builder));
    }

    /** Only {@code build} sets the builder's storage engine. */
    private static Builder withEngine(Builder builder) {
        builder.build();
        return builder;
    }

    /** There are no snapshots; Axon would request one whenever it loads an aggregate. */
    @Override
    public DomainEventStream readEvents(String aggregate) {
        return readEvents(aggregate, 0);
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
