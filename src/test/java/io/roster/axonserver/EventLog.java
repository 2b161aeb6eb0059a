package io.roster.axonserver;

import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored events, whose tokens are their positions from 0. */
final class EventLog {

    private static final String INVALID_SEQUENCE = "AXONIQ-2000";
    private static final Metadata.Key<String> ERROR_CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

    private final List<Event> events = new ArrayList<>();
    private final Map<String, List<Event>> aggregates = new HashMap<>();

    /** The last one of each aggregate. */
    private final Map<String, Event> snapshots = new HashMap<>();

    /** Stores all of the events or, when one is not the next of its aggregate, none. */
    synchronized void append(List<Event> transaction) {
        Map<String, Long> highest = new HashMap<>();
        for (Event event : transaction) {
            String aggregate = event.getAggregateIdentifier();
            if (!aggregate.isEmpty()) {
                long expected = highest.computeIfAbsent(aggregate, this::highestSequence) + 1;
                if (event.getAggregateSequenceNumber() != expected) {
                    throw invalidSequence(event, expected);
                }
                highest.put(aggregate, expected);
            }
        }
        for (Event event : transaction) {
            events.add(event);
            if (!event.getAggregateIdentifier().isEmpty()) {
                aggregates
                        .computeIfAbsent(event.getAggregateIdentifier(), it -> new ArrayList<>())
                        .add(event);
            }
        }
    }

    synchronized void appendSnapshot(Event snapshot) {
        snapshots.put(snapshot.getAggregateIdentifier(), snapshot);
    }

    synchronized Optional<Event> snapshotOf(String aggregate) {
        return Optional.ofNullable(snapshots.get(aggregate));
    }

    private static StatusRuntimeException invalidSequence(Event event, long expected) {
        Metadata trailers = new Metadata();
        trailers.put(ERROR_CODE, INVALID_SEQUENCE);
        return Status.OUT_OF_RANGE
                .withDescription("[%s] Invalid sequence number %d for aggregate %s, expected %d"
                        .formatted(
                                INVALID_SEQUENCE,
                                event.getAggregateSequenceNumber(),
                                event.getAggregateIdentifier(),
                                expected))
                .asRuntimeException(trailers);
    }

    /** The last sequence number of the aggregate, -1 when it has none. */
    synchronized long highestSequence(String aggregate) {
        return aggregates.getOrDefault(aggregate, List.of()).size() - 1L;
    }

    /** The aggregate's events between two sequence numbers, both included. */
    synchronized List<Event> ofAggregate(String aggregate, long from, long to) {
        return aggregates.getOrDefault(aggregate, List.of()).stream()
                .filter(it -> it.getAggregateSequenceNumber() >= from)
                .filter(it -> it.getAggregateSequenceNumber() <= to)
                .toList();
    }

    synchronized List<Event> all() {
        return List.copyOf(events);
    }

    synchronized int size() {
        return events.size();
    }

    synchronized Event at(int token) {
        return events.get(token);
    }
}
