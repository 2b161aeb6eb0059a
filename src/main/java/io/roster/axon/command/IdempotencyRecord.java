package io.roster.axon.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.roster.message.CommonRejection.CommandIdReused;
import io.roster.message.command.CommandRecorded;
import io.roster.message.command.CommandRejected;
import io.roster.message.command.Outcome;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the outcome of one command id, in an event that is appended together with the command's own. It therefore survives
 * restarts, and if two nodes handle the same command at once, the event store accepts only one (ADR 8).
 */
@Aggregate(type = CommandRecorded.AGGREGATE_TYPE)
class IdempotencyRecord {

    @AggregateIdentifier
    private String id;

    private @Nullable CommandRecorded recorded;

    /** For Axon, which sets the id by replaying the event. */
    @SuppressWarnings("NullAway.Init")
    IdempotencyRecord() {}

    IdempotencyRecord(String id) {
        this.id = id;
    }

    /** Returns null if no command has succeeded under this id yet, and rejects a command that differs from the one that has. */
    @Nullable Outcome earlierOutcome(String commandId, String digest) {
        if (recorded == null) {
            return null;
        }
        if (!recorded.digest().equals(digest)) {
            throw new CommandRejected(new CommandIdReused(commandId));
        }
        return new Outcome(recorded.version(), recorded.changed());
    }

    void record(String digest, Outcome outcome) {
        apply(new CommandRecorded(id, digest, outcome.version(), outcome.changed()));
    }

    @EventSourcingHandler
    void on(CommandRecorded event) {
        id = event.record();
        recorded = event;
    }
}
