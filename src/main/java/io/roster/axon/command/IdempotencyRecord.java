package io.roster.axon.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.roster.message.CommonRejection.CommandIdReused;
import io.roster.message.command.CommandRecorded;
import io.roster.message.command.CommandRejected;
import io.roster.message.command.Outcome;
import io.roster.text.Digest;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one command id, kept as events and appended with the command's own: it survives restarts, and of two nodes that
 * do a command at once the event store lets one through (ADR 8).
 */
@Aggregate(type = CommandRecorded.AGGREGATE_TYPE)
class IdempotencyRecord {

    @AggregateIdentifier
    private String id;

    private @Nullable CommandRecorded done;

    /** For a record that is loaded: its event names it. */
    @SuppressWarnings("NullAway.Init")
    IdempotencyRecord() {}

    /** For a command id that has not been seen. */
    IdempotencyRecord(String id) {
        this.id = id;
    }

    static String idOf(String commandId) {
        return "command-" + Digest.hex(commandId);
    }

    /**
     * What the command answered before; null if it was not done before.
     *
     * @throws CommandRejected if another command was done under this id
     */
    @Nullable Outcome recall(String commandId, String digest) {
        if (done == null) {
            return null;
        }
        if (!done.digest().equals(digest)) {
            throw new CommandRejected(new CommandIdReused(commandId));
        }
        return new Outcome(done.version(), done.changed());
    }

    void record(String digest, Outcome outcome) {
        apply(new CommandRecorded(id, digest, outcome.version(), outcome.changed()));
    }

    @EventSourcingHandler
    void on(CommandRecorded event) {
        id = event.record();
        done = event;
    }
}
