package io.roster.node;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** Roster cannot start with its configuration or database. Spring Boot reports the message and the action, without a stack trace. */
public final class StartRefused extends FailureAnalyzedException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String message, String action) {
        super(message, action);
    }
}
