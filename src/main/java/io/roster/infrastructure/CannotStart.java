package io.roster.infrastructure;

/** Roster cannot work with what it is given. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    CannotStart(String message, String action) {
        super(message);
        this.action = action;
    }

    /** What to do. */
    String action() {
        return action;
    }
}
