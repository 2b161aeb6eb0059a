package io.roster.projection.position;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The stored events as projections read them: told of each commit on this node at once, and looking for those of other nodes
 * every {@value #POLL_MILLIS} ms. The stream of Axon's embedded event store tells nobody, so that a pooled processor looks
 * for events but twice a second.
 */
@Component
@ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false)
class JdbcEventSource implements EventSource {

    private static final long POLL_MILLIS = 200;
    private static final int FETCH_SIZE = 500;

    /** So long what was read last has the time to be projected before its stream fails, in nanoseconds. */
    private static final long HEAD_START = TimeUnit.SECONDS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(JdbcEventSource.class);

    private final EventStorageEngine events;
    private final JdbcClient jdbc;
    private final Set<TailStream> streams = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Obstacle obstacle;

    JdbcEventSource(EventStorageEngine events, EventStore store, JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
        store.subscribe(appended -> CurrentUnitOfWork.get().afterCommit(unitOfWork -> announce()));
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken from) {
        TailStream stream = new TailStream(from);
        streams.add(stream);
        return stream;
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return events.createTailToken();
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
    public Optional<Instant> appendedAfter(long position) {
        return jdbc.sql("select time_stamp from event where global_index > ? order by global_index limit 1")
                .param(position)
                .query(String.class)
                .optional()
                .map(Instant::parse);
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.ofNullable(obstacle).map(Obstacle::reason);
    }

    /** Runs also on the thread of a command that still holds its aggregate, so it waits for nothing and fails nobody. */
    @Scheduled(fixedDelay = POLL_MILLIS)
    void announce() {
        for (TailStream stream : streams) {
            try {
                stream.onAvailable.run();
            } catch (RuntimeException e) {
                LOG.debug("A projection that stops was not told of new events", e);
            }
        }
    }

    /** Read by one thread, the coordinator of a pooled processor, which never waits in it. */
    private final class TailStream implements BlockingStream<TrackedEventMessage<?>> {

        private final Queue<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
        private @Nullable TrackingToken position;
        private volatile Runnable onAvailable = () -> {};
        private long taken = System.nanoTime() - HEAD_START;

        TailStream(@Nullable TrackingToken from) {
            position = from;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return fetch() ? Optional.ofNullable(fetched.peek()) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return fetch();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            if (!fetch()) {
                throw new IllegalStateException("There is no next event: ask hasNextAvailable first");
            }
            taken = System.nanoTime();
            return fetched.remove();
        }

        private boolean fetch() {
            if (fetched.isEmpty()) {
                try (Stream<? extends TrackedEventMessage<?>> next = events.readEvents(position, false)) {
                    next.limit(FETCH_SIZE).forEach(event -> {
                        fetched.add(event);
                        position = event.trackingToken();
                    });
                    pass();
                } catch (SerializationException e) {
                    stopAt(e);
                } catch (Error e) {
                    // Axon's coordinator never coordinates again after an error that is no exception.
                    throw new IllegalStateException(e);
                }
            }
            return !fetched.isEmpty();
        }

        private void pass() {
            Obstacle before = obstacle;
            if (before != null && index() > before.after()) {
                obstacle = null;
            }
        }

        /** A processor that is told of a failure drops what it was given before and has not done. */
        private void stopAt(SerializationException failure) {
            obstacle = new Obstacle(index(), String.valueOf(failure.getMessage()));
            if (fetched.isEmpty() && System.nanoTime() - taken >= HEAD_START) {
                throw failure;
            }
        }

        private long index() {
            return position == null ? 0 : position.position().orElse(0);
        }

        @Override
        public void close() {
            streams.remove(this);
        }
    }

    /**
     * An event that is not understood.
     *
     * @param after the highest position that was read before it
     * @param reason which event it is, and what is wrong with it
     */
    private record Obstacle(long after, String reason) {}
}
