package io.roster.axon.server;

import io.roster.axon.command.RetryingCommandBus;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;

/** Sends commands to Axon Server, and translates failures of the connection into rejections. */
class TranslatingAxonServerCommandBus extends AxonServerCommandBus {

    TranslatingAxonServerCommandBus(Builder builder) {
        super(builder);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        super.dispatch(command, RetryingCommandBus.<C, R>translating(callback));
    }
}
