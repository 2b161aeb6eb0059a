package io.roster.web.problem;

/** More is asked of this node at a time than it does at a time. Nothing was done. */
public final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: it is thrown when there is no time to lose, and its cause is elsewhere. */
    public Overloaded() {
        super("Overloaded", null, false, false);
    }
}
