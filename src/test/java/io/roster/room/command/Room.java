package io.roster.room.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.roster.message.command.CommandHandling;
import io.roster.message.command.CommandRejected;
import io.roster.message.command.Outcome;
import io.roster.room.api.RoomCommand;
import io.roster.room.api.RoomCommand.CreateRoom;
import io.roster.room.api.RoomCommand.FlagRoom;
import io.roster.room.api.RoomCommand.RenameRoom;
import io.roster.room.api.RoomEvent.RoomCreated;
import io.roster.room.api.RoomEvent.RoomFlagged;
import io.roster.room.api.RoomEvent.RoomRenamed;
import io.roster.room.api.RoomId;
import io.roster.room.api.RoomName;
import io.roster.room.api.RoomRejection.RoomIdTaken;
import io.roster.room.api.RoomRejection.TooFewSeats;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A room: decides what each command does to it. */
@Aggregate(type = RoomCommand.AGGREGATE_TYPE)
@SuppressWarnings("NullAway.Init") // the first event sets every field
class Room {

    @AggregateIdentifier
    private RoomId id;

    private RoomName name;
    private boolean flagged;

    Room() {}

    @CommandHandlerInterceptor
    Outcome outcomeOf(InterceptorChain handler, MetaData metaData) throws Exception {
        return CommandHandling.outcomeOf(handler, metaData);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateRoom command) {
        if (id != null) {
            throw new CommandRejected(new RoomIdTaken(id));
        }
        if (command.seats() < 1) {
            throw new CommandRejected(new TooFewSeats());
        }
        apply(new RoomCreated(command.id(), command.name(), command.seats()));
    }

    @CommandHandler
    void handle(RenameRoom command) {
        if (!command.name().equals(name)) {
            apply(new RoomRenamed(id, command.name()));
        }
    }

    @CommandHandler
    void handle(FlagRoom command) {
        if (!flagged) {
            apply(new RoomFlagged(id));
        }
    }

    @EventSourcingHandler
    void on(RoomCreated event) {
        id = event.id();
        name = event.name();
    }

    @EventSourcingHandler
    void on(RoomRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void on(RoomFlagged event) {
        flagged = true;
    }
}
