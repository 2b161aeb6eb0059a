package io.roster.projection;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The events in Axon Server, which tells of new ones by itself. */
@Component
@ConditionalOnBooleanProperty("axon.axonserver.enabled")
class ServerEvents implements EventSource {

    private static final int PATIENCE_MILLIS = 500;

    private final EventStore events;
    private volatile @Nullable String obstacle;

    ServerEvents(EventStore events) {
        this.events = events;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken from) {
        return new NotedStream(events.openStream(from));
    }

    /** Before the first event, without asking: so Roster starts also while Axon Server is away. */
    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return events.createTokenAt(dateTime);
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    @Override
    public Optional<Instant> appendedAfter(long position) {
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(Position.onServer(position))) {
            return stream.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    ? stream.peek().map(EventMessage::getTimestamp)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Notes the event at which a stream fails. */
    private final class NotedStream implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;

        NotedStream(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return noted(stream::peek);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            try {
                boolean available = stream.hasNextAvailable(timeout, unit);
                if (available) {
                    obstacle = null;
                }
                return available;
            } catch (SerializationException e) {
                obstacle = String.valueOf(e.getMessage());
                throw e;
            }
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return stream.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            stream.close();
        }

        private <T> T noted(Supplier<T> read) {
            try {
                return read.get();
            } catch (SerializationException e) {
                obstacle = String.valueOf(e.getMessage());
                throw e;
            }
        }
    }
}
