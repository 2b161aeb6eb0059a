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
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The events in Axon Server, which tells of new ones by itself. */
@Component
@ConditionalOnBooleanProperty("axon.axonserver.enabled")
class AxonServerEventSource implements EventSource {

    private static final int PATIENCE_MILLIS = 500;
    private static final int PREFETCHED = 1;

    /** So long what was read last has the time to be projected before its stream fails, in nanoseconds. */
    private static final long HEAD_START = TimeUnit.SECONDS.toNanos(1);

    private final EventStore events;
    private final AxonServerConnectionManager connections;
    private volatile @Nullable String obstacle;

    AxonServerEventSource(EventStore events, AxonServerConnectionManager connections) {
        this.events = events;
        this.connections = connections;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken from) {
        return new LimitedStream(events.openStream(from));
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

    /** As it is stored: whether it is understood does not matter. */
    @Override
    public Optional<Instant> appendedAfter(long position) {
        try (EventStream stored = connections.getConnection().eventChannel().openStream(position - 1, PREFETCHED)) {
            return Optional.ofNullable(stored.nextIfAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                    .map(next -> Instant.ofEpochMilli(next.getEvent().getTimestamp()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Read by one thread, the coordinator of a pooled processor. An event that is not understood ends it: what comes after that is never
     * read, and what came before has the time to be projected, which a processor that is told of a failure drops.
     */
    private final class LimitedStream implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;
        private long taken = System.nanoTime() - HEAD_START;
        private @Nullable SerializationException end;

        LimitedStream(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return hasNext(() -> stream.peek().isPresent()) ? stream.peek() : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return hasNext(() -> stream.hasNextAvailable(timeout, unit));
        }

        private <E extends Exception> boolean hasNext(Question<E> question) throws E {
            if (end == null) {
                try {
                    return question.ask();
                } catch (SerializationException e) {
                    end = e;
                    obstacle = String.valueOf(e.getMessage());
                }
            }
            if (System.nanoTime() - taken >= HEAD_START) {
                throw end;
            }
            return false;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> next = stream.nextAvailable();
            taken = System.nanoTime();
            obstacle = null;
            return next;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return stream.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    private interface Question<E extends Exception> {
        boolean ask() throws E;
    }
}
