package io.roster.message.command;

import io.roster.message.Rejection;
import org.axonframework.commandhandling.CommandExecutionException;

/** A command was refused. The {@link Rejection} is in {@link #getDetails()}, which also survives a remote command bus. */
public final class CommandRejected extends CommandExecutionException {
    private static final long serialVersionUID = 1L;

    public CommandRejected(Rejection rejection) {
        super(rejection.explanation(), null, rejection);
    }
}
