package io.roster.projection.position;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** The stored events, as projections read them. A stream ends at the first event that cannot be deserialized. */
public abstract class EventSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    /** How long a stream waits, after its last event, before it fails: a processor drops the events that it has not handled by then. */
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    final EventStore events;
    private volatile @Nullable ReadFailure readFailure;

    EventSource(EventStore events) {
        this.events = events;
    }

    /** When the first event after a position was appended; empty if there is none. */
    public abstract Optional<Instant> appendedAfter(long position);

    /** About how many events there are after a position, up to the position of the head. */
    public abstract long countAfter(long position, long head);

    abstract BlockingStream<TrackedEventMessage<?>> open(@Nullable TrackingToken from);

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken from) {
        return new DrainingStream(open(from), from);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    /** Which event projections cannot get past because it cannot be deserialized, and why; empty if there is none. */
    public Optional<String> unreadableEvent() {
        return Optional.ofNullable(readFailure).map(ReadFailure::reason);
    }

    /** Only the coordinator thread of a pooled processor reads it. */
    private final class DrainingStream implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;
        private @Nullable TrackingToken position;
        private long lastRead = System.nanoTime() - DRAIN_NANOS;
        private @Nullable SerializationException failure;

        DrainingStream(BlockingStream<TrackedEventMessage<?>> stream, @Nullable TrackingToken from) {
            this.stream = stream;
            this.position = from;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return hasNextAvailable() ? stream.peek() : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (failure == null) {
                try {
                    return stream.hasNextAvailable(timeout, unit);
                } catch (SerializationException e) {
                    failure = e;
                    readFailure = new ReadFailure(TokenPosition.of(position), String.valueOf(e.getMessage()));
                }
            }
            if (System.nanoTime() - lastRead >= DRAIN_NANOS) {
                throw failure;
            }
            return false;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> next = stream.nextAvailable();
            lastRead = System.nanoTime();
            position = next.trackingToken();
            ReadFailure passed = readFailure;
            if (passed != null && TokenPosition.of(position) > passed.after()) {
                readFailure = null;
            }
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

    private record ReadFailure(long after, String reason) {}
}
