package io.roster.message.command;

import io.roster.message.AggregateReference;
import io.roster.message.MessageType;
import java.util.List;

/** What a command would answer, and the events that it would append. */
@MessageType("dry-run")
public record DryRun(Outcome outcome, List<PreviewedEvent> events) {

    public DryRun {
        events = List.copyOf(events);
    }

    /** An event that would be appended, with its public name and its sequence number in the aggregate. */
    public record PreviewedEvent(String type, AggregateReference aggregate, long version, Object payload) {}
}
