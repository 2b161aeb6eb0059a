package io.roster.message.command;

import org.axonframework.commandhandling.CommandExecutionException;

/** Rolls back a dry run. {@link #getDetails()} holds the {@link DryRun}. */
public final class DryRunCompleted extends CommandExecutionException {
    private static final long serialVersionUID = 1L;

    public DryRunCompleted(DryRun dryRun) {
        super("dry run", null, dryRun);
    }
}
