package io.roster.search.sql;

import org.jspecify.annotations.Nullable;

/** A search was given up because it took too long. */
public final class SearchTimedOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SearchTimedOut(@Nullable Throwable cause) {
        super(cause);
    }
}
