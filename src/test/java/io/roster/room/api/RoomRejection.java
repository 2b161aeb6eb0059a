package io.roster.room.api;

import io.roster.message.MessageType;
import io.roster.message.Rejection;
import io.roster.message.RejectionDetails;

/** Why a command or a query about rooms is rejected. */
public sealed interface RoomRejection extends Rejection {

    /** No room has this id. */
    @MessageType("room-not-found")
    @RejectionDetails(kind = Kind.NOT_FOUND, value = "There is no room with the id %s.")
    record RoomNotFound(RoomId id) implements RoomRejection {}

    /** No room matches. */
    @MessageType("no-room-matches")
    @RejectionDetails(kind = Kind.NOT_FOUND, value = "No room matches.")
    record NoRoomMatches() implements RoomRejection {}

    /** The query is for one room, and several match. */
    @MessageType("several-rooms-match")
    @RejectionDetails(kind = Kind.CONFLICT, value = "Several rooms match.")
    record SeveralRoomsMatch() implements RoomRejection {}

    /** A room already has the id that the caller chose. */
    @MessageType("room-id-taken")
    @RejectionDetails(kind = Kind.CONFLICT, value = "There is already a room with the id %s.", field = "id")
    record RoomIdTaken(RoomId id) implements RoomRejection {}

    /** A room without a seat. */
    @MessageType("too-few-seats")
    @RejectionDetails(kind = Kind.INVALID, value = "A room has at least one seat.", field = "seats")
    record TooFewSeats() implements RoomRejection {}
}
