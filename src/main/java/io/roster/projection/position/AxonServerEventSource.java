package io.roster.projection.position;

import io.axoniq.axonserver.connector.event.EventStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The events in Axon Server, which pushes new ones. */
@Component
@ConditionalOnBooleanProperty("axon.axonserver.enabled")
class AxonServerEventSource extends EventSource {

    private static final int TIMEOUT_MILLIS = 500;
    private static final int PREFETCHED = 1;

    private final AxonServerConnectionManager connections;

    AxonServerEventSource(EventStore events, AxonServerConnectionManager connections) {
        super(events);
        this.connections = connections;
    }

    @Override
    public long countAfter(long position, long head) {
        return Math.max(0, head - position);
    }

    @Override
    BlockingStream<TrackedEventMessage<?>> open(@Nullable TrackingToken from) {
        return events.openStream(from);
    }

    /** The start of the store, without a request, so that Roster also starts while Axon Server is down. */
    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    /** Reads the stored form, which need not be deserialized. */
    @Override
    public Optional<Instant> appendedAfter(long position) {
        try (EventStream stored = connections.getConnection().eventChannel().openStream(position - 1, PREFETCHED)) {
            return Optional.ofNullable(stored.nextIfAvailable(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                    .map(next -> Instant.ofEpochMilli(next.getEvent().getTimestamp()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
