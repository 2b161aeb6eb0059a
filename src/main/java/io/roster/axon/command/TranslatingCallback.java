package io.roster.axon.command;

import io.roster.axon.failure.FailureTranslator;
import io.roster.message.Rejection;
import io.roster.message.command.CommandRejected;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;

/** Hands on what a command came to, with a {@link CommandRejected} in the place of a {@link FailureTranslator failure}. */
public class TranslatingCallback<C, R> implements CommandCallback<C, R> {

    private final CommandCallback<? super C, ? super R> callback;

    public TranslatingCallback(CommandCallback<? super C, ? super R> callback) {
        this.callback = callback;
    }

    @Override
    public void onResult(CommandMessage<? extends C> command, CommandResultMessage<? extends R> result) {
        Rejection rejection = result.isExceptional() ? FailureTranslator.ofCommand(result.exceptionResult()) : null;
        if (rejection == null) {
            callback.onResult(command, result);
        } else {
            callback.onResult(
                    command, GenericCommandResultMessage.asCommandResultMessage(new CommandRejected(rejection)));
        }
    }
}
