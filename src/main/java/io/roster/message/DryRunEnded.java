package io.roster.message;

import org.axonframework.commandhandling.CommandExecutionException;

/** Ends a dry run, so that nothing is appended. What would have been done is in {@link #getDetails()}. */
public final class DryRunEnded extends CommandExecutionException {
    private static final long serialVersionUID = 1L;

    public DryRunEnded(DryRun dryRun) {
        super("dry run", null, dryRun);
    }
}
