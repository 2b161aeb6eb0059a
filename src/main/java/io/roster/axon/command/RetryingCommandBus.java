package io.roster.axon.command;

import io.roster.failure.FailureTranslator;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.commandhandling.gateway.RetryingCallback;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * Handles commands on this node: retries those that lost a race, and translates every failure into a rejection. Retries belong
 * here and not into the gateway, which may be on another node, where a lost race is no longer recognizable.
 */
public class RetryingCommandBus implements CommandBus {

    private final CommandBus bus;
    private final RetryScheduler retries;

    RetryingCommandBus(CommandBus bus, RetryScheduler retries) {
        this.bus = bus;
        this.retries = retries;
    }

    /** The same handlers, without retries and translation. */
    CommandBus withoutRetries() {
        return bus;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, (message, result) -> {});
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        bus.dispatch(command, new RetryingCallback<C, R>(translating(callback), retries, bus));
    }

    /** A callback that receives {@link io.roster.message.command.CommandRejected} instead of a failure that has a rejection. */
    public static <C, R> CommandCallback<C, R> translating(CommandCallback<? super C, ? super R> callback) {
        return (command, result) -> callback.onResult(
                command,
                result.isExceptional()
                        ? GenericCommandResultMessage.asCommandResultMessage(
                                FailureTranslator.ofCommand(result.exceptionResult()))
                        : result);
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return bus.subscribe(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        return bus.registerHandlerInterceptor(handlerInterceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        return bus.registerDispatchInterceptor(dispatchInterceptor);
    }
}
