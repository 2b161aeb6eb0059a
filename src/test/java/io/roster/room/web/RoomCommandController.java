package io.roster.room.web;

import io.roster.room.api.RoomCommand.CreateRoom;
import io.roster.room.api.RoomCommand.FlagRoom;
import io.roster.room.api.RoomCommand.RenameRoom;
import io.roster.room.api.RoomId;
import io.roster.room.web.RoomRequests.NewRoom;
import io.roster.room.web.RoomRequests.RoomChanges;
import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandDispatcher;
import io.roster.web.command.Receipt;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/rooms", produces = MediaType.APPLICATION_JSON_VALUE)
class RoomCommandController {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final CommandDispatcher commands;

    RoomCommandController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "create-room", summary = "Create a room")
    ResponseEntity<Receipt> create(@RequestBody NewRoom room, CommandContext context) {
        RoomId id = Objects.requireNonNullElseGet(room.id(), () -> new RoomId(context.newAggregateId()));
        Receipt receipt = commands.send(new CreateRoom(id, room.name(), room.seats()), context);
        return receipt.in(ResponseEntity.created(URI.create("/api/rooms/" + id)));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    @Operation(operationId = "rename-room", summary = "Rename a room")
    ResponseEntity<Receipt> rename(@PathVariable RoomId id, @RequestBody RoomChanges changes, CommandContext context) {
        return commands.send(new RenameRoom(id, changes.name()), context).in(ResponseEntity.ok());
    }

    @PostMapping("/{id}/flag")
    @Operation(operationId = "flag-room", summary = "Mark a room as large")
    ResponseEntity<Receipt> flag(@PathVariable RoomId id, CommandContext context) {
        return commands.send(new FlagRoom(id), context).in(ResponseEntity.ok());
    }
}
