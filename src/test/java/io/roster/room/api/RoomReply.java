package io.roster.room.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.message.MessageType;
import io.roster.message.Reply;
import io.roster.search.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to queries about rooms. */
public sealed interface RoomReply extends Reply {

    /** A room. */
    @MessageType("room")
    record RoomView(RoomId id, RoomName name, int seats, boolean flagged, long version) implements RoomReply {}

    /** A page of rooms. */
    @MessageType("room-page")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoomPage(
            List<RoomView> items,
            @Nullable String next,
            @Nullable Integer count,
            @Nullable Boolean countCapped) implements RoomReply {}

    /** How a search for rooms would be executed. */
    @MessageType("room-explanation")
    record RoomExplanation(@JsonValue Explanation explanation) implements RoomReply {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public RoomExplanation {}
    }
}
