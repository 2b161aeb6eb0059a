package io.roster.room.api;

import io.roster.message.MessageType;
import io.roster.search.Search;

/** Everything that can be asked about rooms. */
public sealed interface RoomQuery {

    /** The room with this id. Answered with a {@link RoomReply.RoomView}. */
    @MessageType("fetch-room")
    record FetchRoom(RoomId id) implements RoomQuery {}

    /** The only room that matches. Answered with a {@link RoomReply.RoomView}; rejected if none matches, or more than one. */
    @MessageType("find-one-room")
    record FindOneRoom(Search search) implements RoomQuery {}

    /** The rooms that match. Answered with a {@link RoomReply.RoomPage}. */
    @MessageType("find-rooms")
    record FindRooms(Search search) implements RoomQuery {}

    /** How a search would be executed. Answered with a {@link RoomReply.RoomExplanation}. */
    @MessageType("explain-rooms")
    record ExplainRooms(Search search) implements RoomQuery {}
}
