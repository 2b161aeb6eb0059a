package io.roster.message.command;

import org.axonframework.commandhandling.CommandExecutionException;

/** Ends a dry run, so that nothing is appended. What would have been done is in {@link #getDetails()}. */
public final class DryRunCompleted extends CommandExecutionException {
    private static final long serialVersionUID = 1L;

    public DryRunCompleted(DryRun dryRun) {
        super("dry run", null, dryRun);
    }
}
