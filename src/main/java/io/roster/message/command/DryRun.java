package io.roster.message.command;

import io.roster.message.AggregateReference;
import io.roster.message.MessageType;
import java.util.List;

/**
 * What a command would do.
 *
 * @param outcome what it would answer
 * @param events what it would append, in order
 */
@MessageType("dry-run")
public record DryRun(Outcome outcome, List<Fact> events) {

    public DryRun {
        events = List.copyOf(events);
    }

    /**
     * An event that would be appended.
     *
     * @param type its public name
     * @param aggregate what it would happen to
     * @param version its sequence number there
     * @param payload the event
     */
    public record Fact(String type, AggregateReference aggregate, long version, Object payload) {}
}
