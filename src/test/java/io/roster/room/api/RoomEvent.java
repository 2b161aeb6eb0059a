package io.roster.room.api;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.message.MessageType;
import org.axonframework.serialization.Revision;

/** Everything that can have happened to a room. */
public sealed interface RoomEvent extends Event {

    RoomId id();

    @Override
    default AggregateReference aggregate() {
        return new AggregateReference(RoomCommand.AGGREGATE_TYPE, id().toString());
    }

    /** A room was created. */
    @MessageType("room.created")
    @Revision("1")
    record RoomCreated(RoomId id, RoomName name, int seats) implements RoomEvent {}

    /** A room was renamed. */
    @MessageType("room.renamed")
    @Revision("1")
    record RoomRenamed(RoomId id, RoomName name) implements RoomEvent {}

    /** A room was marked as large. */
    @MessageType("room.flagged")
    @Revision("1")
    record RoomFlagged(RoomId id) implements RoomEvent {}
}
