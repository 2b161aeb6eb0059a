package io.roster.node;

/** Roster cannot work with what it is given. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    public StartRefused(String message, String action) {
        super(message);
        this.action = action;
    }

    /** What to do. */
    public String action() {
        return action;
    }
}
