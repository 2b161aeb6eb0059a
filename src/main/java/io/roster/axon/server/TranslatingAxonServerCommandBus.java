package io.roster.axon.server;

import io.roster.axon.command.TranslatingCallback;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;

/** Sends commands to Axon Server, and tells by a rejection when they are lost on the way. */
class TranslatingAxonServerCommandBus extends AxonServerCommandBus {

    TranslatingAxonServerCommandBus(Builder builder) {
        super(builder);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        super.dispatch(command, new TranslatingCallback<C, R>(callback));
    }
}
