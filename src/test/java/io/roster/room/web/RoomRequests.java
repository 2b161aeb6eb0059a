package io.roster.room.web;

import io.roster.room.api.RoomId;
import io.roster.room.api.RoomName;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about rooms. */
final class RoomRequests {

    private RoomRequests() {}

    /** A room to create. */
    public record NewRoom(@Nullable RoomId id, RoomName name, Integer seats) {}

    /** A new name, as a JSON merge patch. */
    public record RoomChanges(RoomName name) {}
}
