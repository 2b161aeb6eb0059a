package io.roster.axon.command;

import io.roster.failure.FailureTranslator;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.commandhandling.gateway.RetryingCallback;

/**
 * Handles commands on this node, retries those that lost a race, and translates failures into rejections. Retries belong here and
 * not in the gateway: that may be on another node, where a lost race is no longer recognizable.
 */
public class RetryingCommandBus extends SimpleCommandBus {

    private final RetryScheduler retries;

    RetryingCommandBus(Builder builder, RetryScheduler retries) {
        super(builder);
        this.retries = retries;
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        // A retry comes with the callback of the first attempt.
        super.dispatch(
                command,
                callback instanceof RetryingCallback
                        ? callback
                        : new RetryingCallback<C, R>(translating(callback), retries, this));
    }

    <C, R> void dispatchWithoutRetries(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        super.dispatch(command, translating(callback));
    }

    /** Wraps a callback so that it receives rejections instead of the failures that have one. */
    public static <C, R> CommandCallback<C, R> translating(CommandCallback<? super C, ? super R> callback) {
        return (command, result) -> callback.onResult(
                command,
                result.isExceptional()
                        ? GenericCommandResultMessage.asCommandResultMessage(
                                FailureTranslator.ofCommand(result.exceptionResult()))
                        : result);
    }
}
