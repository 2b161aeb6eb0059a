package io.roster.room.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.roster.message.AggregateReference;
import io.roster.message.Command;
import io.roster.message.MessageType;
import io.roster.message.Rejection;
import io.roster.message.command.CreatesAggregate;
import io.roster.room.api.RoomRejection.RoomNotFound;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Every way to change a room. */
public sealed interface RoomCommand extends Command {

    String AGGREGATE_TYPE = "room";

    RoomId id();

    @Override
    default AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, id().toString());
    }

    @Override
    default Rejection notFound() {
        return new RoomNotFound(id());
    }

    /** Creates a room. Rejected if the id is taken or there is no seat. */
    @MessageType("create-room")
    @JsonClassDescription("Creates a room. Rejected if the id is taken or there is no seat.")
    record CreateRoom(@TargetAggregateIdentifier RoomId id, RoomName name, Integer seats)
            implements RoomCommand, CreatesAggregate {}

    /** Renames a room. */
    @MessageType("rename-room")
    @JsonClassDescription("Renames a room.")
    record RenameRoom(@TargetAggregateIdentifier RoomId id, RoomName name) implements RoomCommand {}

    /** Marks a room as large. */
    @MessageType("flag-room")
    @JsonClassDescription("Marks a room as large.")
    record FlagRoom(@TargetAggregateIdentifier RoomId id) implements RoomCommand {}
}
