package io.roster.axon.server;

import io.roster.axon.store.StagedEvents;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.SerializationException;

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

    /** Ignores a snapshot that cannot be deserialized. */
    @Override
    public DomainEventStream readEvents(String aggregate) {
        DomainEventStream events = super.readEvents(aggregate);
        try {
            if (events.hasNext()) {
                events.peek().getPayload();
            }
            return events;
        } catch (SerializationException e) {
            return readEvents(aggregate, 0);
        }
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
