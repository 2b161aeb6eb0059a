package io.roster.infrastructure;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The projections of this node. */
@Component
class Projections {

    private final EventProcessingConfiguration processing;
    private final EventStorageEngine events;
    private final JdbcClient jdbc;
    private final Serializer serializer;

    Projections(
            EventProcessingConfiguration processing,
            EventStorageEngine events,
            JdbcClient jdbc,
            Serializer serializer) {
        this.processing = processing;
        this.events = events;
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /** All of them, by name. */
    Map<String, Status> all() {
        Map<String, Status> all = new TreeMap<>();
        processing.eventProcessors().keySet().forEach(name -> status(name).ifPresent(it -> all.put(name, it)));
        return all;
    }

    /** The greatest number of events that any of them has still to take, about. */
    long eventsBehind() {
        return all().values().stream()
                .mapToLong(status -> Math.max(0, status.head() - status.position()))
                .max()
                .orElse(0);
    }

    /** One of them; empty if there is none of this name. */
    Optional<Status> status(String name) {
        return find(name).map(this::status);
    }

    /** Empties a projection's tables and starts it anew at the first event. */
    synchronized void replay(String name) {
        find(name).ifPresent(processor -> {
            processor.shutDown();
            try {
                processor.resetTokens();
            } finally {
                processor.start();
            }
        });
    }

    /** Stops a projection where it is, until it is resumed or Roster is started again. */
    synchronized void pause(String name) {
        find(name).ifPresent(StreamingEventProcessor::shutDown);
    }

    /** Lets a projection that is paused go on. */
    synchronized void resume(String name) {
        find(name).filter(processor -> !processor.isRunning()).ifPresent(StreamingEventProcessor::start);
    }

    private Optional<StreamingEventProcessor> find(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class);
    }

    private Status status(StreamingEventProcessor processor) {
        TrackingToken head = events.createHeadToken();
        return new Status(
                position(processor.getName()),
                head == null ? 0 : head.position().orElse(0),
                processor.isReplaying(),
                processor.isRunning(),
                processor.isRunning() && !processor.isError());
    }

    /** As the store has it, so that it is known on every node and also of a projection that does not run. */
    private long position(String projection) {
        return jdbc
                .sql("select token, token_type from token where processor_name = ? and token is not null")
                .param(projection)
                .query((row, number) -> token(row.getBytes("token"), row.getString("token_type")))
                .list()
                .stream()
                .mapToLong(token -> token.position().orElse(0))
                .min()
                .orElse(0);
    }

    private TrackingToken token(byte[] token, String type) {
        return serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
    }

    /**
     * How far a projection is.
     *
     * @param position the position of the last event that it has taken; 0 before the first
     * @param head the position of the last event in the store; 0 if there is none
     * @param replaying whether it is being built anew
     * @param running whether it is not paused
     * @param healthy whether it runs without an error
     */
    record Status(long position, long head, boolean replaying, boolean running, boolean healthy) {}
}
