package io.roster.search.sql;

import org.jspecify.annotations.Nullable;

/** A search was given up because it took too long. */
public final class TooCostly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooCostly(@Nullable Throwable cause) {
        super(cause);
    }
}
