package io.roster.room.reaction;

import io.roster.room.api.RoomCommand.FlagRoom;
import io.roster.room.api.RoomEvent.RoomCreated;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Flags rooms that are created with many seats. */
@Component
@ProcessingGroup("large-room-flagging")
class LargeRoomFlagging {

    private static final int MANY_SEATS = 100;

    private final CommandGateway commands;

    LargeRoomFlagging(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(RoomCreated event, EventMessage<RoomCreated> message) {
        if (event.seats() >= MANY_SEATS) {
            commands.sendAndWait(Reactions.command(new FlagRoom(event.id()), message));
        }
    }
}
