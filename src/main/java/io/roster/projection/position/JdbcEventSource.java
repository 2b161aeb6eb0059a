package io.roster.projection.position;

import io.roster.database.Durability;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The events in the database. Processors are notified after each commit on this node, and every {@value #POLL_MILLIS} ms for commits on
 * other nodes. Axon's embedded event store notifies nobody, so that a pooled processor would poll only twice a second.
 */
@Component
@ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false)
class JdbcEventSource extends EventSource {

    private static final long POLL_MILLIS = 200;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final int FETCH_SIZE = 500;
    private static final int MAX_COUNTED = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(JdbcEventSource.class);

    private final EventStorageEngine engine;
    private final JdbcClient jdbc;
    private final Durability durability;
    private final AtomicBoolean notificationPending = new AtomicBoolean();
    private volatile long lastNotification = System.nanoTime();
    private volatile @Nullable Fetched lastFetched;
    private final Map<TailStream, Runnable> callbacks = new ConcurrentHashMap<>();

    JdbcEventSource(
            EventStorageEngine engine, EventStore events, JdbcClient jdbc, ObjectProvider<Durability> durability) {
        super(events);
        this.durability = durability.getIfAvailable(() -> () -> {});
        this.engine = engine;
        this.jdbc = jdbc;
        events.subscribe(appended -> CurrentUnitOfWork.get().afterCommit(unitOfWork -> notifySoon()));
    }

    @Override
    BlockingStream<TrackedEventMessage<?>> open(@Nullable TrackingToken from) {
        return new TailStream(from);
    }

    @Override
    public Optional<Instant> appendedAfter(long position) {
        return jdbc.sql("select time_stamp from event where global_index > ? order by global_index limit 1")
                .param(position)
                .query(String.class)
                .optional()
                .map(Instant::parse);
    }

    /** Counts so few only: a database that numbers in advance leaves numbers out, which matters only if there are few events. */
    @Override
    public long countAfter(long position, long head) {
        long numbers = head - position;
        return numbers > MAX_COUNTED || numbers <= 0
                ? Math.max(0, numbers)
                : jdbc.sql("select count(*) from event where global_index > ? and global_index <= ?")
                        .params(position, head)
                        .query(Long.class)
                        .single();
    }

    /** At once, or as soon as the processors have had time to handle several events together. */
    private void notifySoon() {
        if (!notificationPending.getAndSet(true)) {
            long wait = PAUSE_NANOS - (System.nanoTime() - lastNotification);
            if (wait <= 0) {
                notifyProcessors();
            } else {
                CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS).execute(this::notifyProcessors);
            }
        }
    }

    /** Must neither block nor fail: it also runs on the thread of a command that still holds the lock of its aggregate. */
    @Scheduled(fixedDelay = POLL_MILLIS)
    void notifyProcessors() {
        lastNotification = System.nanoTime();
        notificationPending.set(false);
        for (Runnable callback : callbacks.values()) {
            try {
                callback.run();
            } catch (RuntimeException e) {
                LOG.debug("Cannot notify a processor of new events; it is probably shutting down", e);
            }
        }
    }

    /** Never blocks. */
    private final class TailStream implements BlockingStream<TrackedEventMessage<?>> {

        private final Queue<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
        private @Nullable TrackingToken position;

        TailStream(@Nullable TrackingToken from) {
            position = from;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            callbacks.put(this, callback);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return fetch() ? Optional.of(fetched.element()) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return fetch();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return fetched.remove();
        }

        private boolean fetch() {
            if (fetched.isEmpty()) {
                List<TrackedEventMessage<?>> next = next();
                if (!next.isEmpty()) {
                    // What a projection has seen must not be lost.
                    durability.await();
                    fetched.addAll(next);
                    position = next.get(next.size() - 1).trackingToken();
                }
            }
            return !fetched.isEmpty();
        }

        /** What another processor has read at the same position, or what is stored there. */
        private List<TrackedEventMessage<?>> next() {
            Fetched last = lastFetched;
            if (last != null && last.after().equals(position)) {
                return last.events();
            }
            List<TrackedEventMessage<?>> next = read();
            if (!next.isEmpty() && position != null) {
                lastFetched = new Fetched(position, next);
            }
            return next;
        }

        private List<TrackedEventMessage<?>> read() {
            List<TrackedEventMessage<?>> events = new ArrayList<>();
            try (Stream<? extends TrackedEventMessage<?>> next = engine.readEvents(position, false)) {
                next.limit(FETCH_SIZE).forEach(events::add);
            } catch (SerializationException e) {
                // Otherwise it is thrown again once the events before it have been read.
                if (events.isEmpty()) {
                    throw e;
                }
            } catch (Error e) {
                // Axon's coordinator stops for good after an Error.
                throw new IllegalStateException(e);
            }
            return events;
        }

        @Override
        public void close() {
            callbacks.remove(this);
        }
    }

    /** The events that were read after a position. */
    private record Fetched(TrackingToken after, List<TrackedEventMessage<?>> events) {}
}
