package io.roster.message.command;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.message.MessageType;
import org.axonframework.serialization.Revision;

/**
 * A command was done under an id that its caller chose, so that it is recognised when it is sent again. It is appended
 * together with the command's own events, or alone if there are none.
 *
 * @param record the record's id, derived from the command's
 * @param digest of the command
 * @param version the version that the command's receipt told
 * @param changed whether the command appended events of its own
 */
@MessageType("command.recorded")
@Revision("1")
public record CommandRecorded(String record, String digest, long version, boolean changed) implements Event {

    /** What records are called among aggregates. */
    public static final String AGGREGATE_TYPE = "command";

    @Override
    public AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, record);
    }
}
