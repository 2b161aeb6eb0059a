package io.roster.infrastructure;

import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;

/** Sends commands to Axon Server, and tells by a rejection when they are lost on the way. */
class ServerCommands extends AxonServerCommandBus {

    ServerCommands(Builder builder) {
        super(builder);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        super.dispatch(command, new ToldCallback<C, R>(callback));
    }
}
