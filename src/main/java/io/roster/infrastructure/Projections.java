package io.roster.infrastructure;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.stereotype.Component;

/** The projections of this node. */
@Component
class Projections {

    private final EventProcessingConfiguration processing;
    private final EventStorageEngine events;

    Projections(EventProcessingConfiguration processing, EventStorageEngine events) {
        this.processing = processing;
        this.events = events;
    }

    /** All of them, by name. */
    Map<String, Status> all() {
        Map<String, Status> all = new TreeMap<>();
        processing.eventProcessors().keySet().forEach(name -> find(name).ifPresent(it -> all.put(name, status(it))));
        return all;
    }

    /** The greatest number of events that any of them has still to take, about. */
    long eventsBehind() {
        return all().values().stream()
                .mapToLong(status -> Math.max(0, status.head() - status.position()))
                .max()
                .orElse(0);
    }

    /** Empties a projection's tables and starts it anew at the first event; empty if there is none of this name. */
    synchronized Optional<Status> replay(String name) {
        return find(name).map(processor -> {
            processor.shutDown();
            try {
                processor.resetTokens();
            } finally {
                processor.start();
            }
            return status(processor);
        });
    }

    private Optional<StreamingEventProcessor> find(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class);
    }

    private Status status(StreamingEventProcessor processor) {
        long position = processor.processingStatus().values().stream()
                .map(EventTrackerStatus::getCurrentPosition)
                .mapToLong(at -> at.orElse(0))
                .min()
                .orElse(0);
        TrackingToken head = events.createHeadToken();
        return new Status(
                position,
                head == null ? 0 : head.position().orElse(0),
                processor.isReplaying(),
                processor.isRunning() && !processor.isError());
    }

    /**
     * How far a projection is.
     *
     * @param position the position of the last event that it has taken; 0 before the first
     * @param head the position of the last event in the store; 0 if there is none
     * @param replaying whether it is being built anew
     * @param healthy whether it runs without an error
     */
    record Status(long position, long head, boolean replaying, boolean healthy) {}
}
