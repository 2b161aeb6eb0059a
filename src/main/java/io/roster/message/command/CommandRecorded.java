package io.roster.message.command;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.message.MessageType;
import org.axonframework.serialization.Revision;

/**
 * A command was executed with an id that its caller chose. Its outcome and digest are stored to recognise retries, under an id that is
 * derived from the command's. It is appended together with the command's own events.
 */
@MessageType("command.recorded")
@Revision("1")
public record CommandRecorded(String record, String digest, long version, boolean changed) implements Event {

    public static final String AGGREGATE_TYPE = "command";

    @Override
    public AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, record);
    }
}
