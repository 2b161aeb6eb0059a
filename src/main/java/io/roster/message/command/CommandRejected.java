package io.roster.message.command;

import io.roster.message.Rejection;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;

/** A command was rejected. {@link #getDetails()} holds the {@link Rejection}, which also survives a remote command bus. */
public final class CommandRejected extends CommandExecutionException {

    private static final long serialVersionUID = 1L;

    public CommandRejected(Rejection rejection) {
        this(rejection, null);
    }

    public CommandRejected(Rejection rejection, @Nullable Throwable cause) {
        super(rejection.explanation(), cause, rejection);
    }
}
