package io.roster.search.sql;

/** A search was given up because it took too long. */
public final class TooCostly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooCostly(Throwable cause) {
        super(cause);
    }
}
