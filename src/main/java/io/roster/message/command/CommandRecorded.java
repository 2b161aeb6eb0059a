package io.roster.message.command;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.message.MessageType;
import org.axonframework.serialization.Revision;

/**
 * A command was executed with an id that its caller chose, so that a retry can be recognised. It is appended together with the command's
 * own events, if there are any.
 *
 * @param record the id of the idempotency record, derived from the command's
 * @param digest the digest of the command
 * @param version as in the command's {@link Outcome}
 * @param changed as in the command's {@link Outcome}
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
