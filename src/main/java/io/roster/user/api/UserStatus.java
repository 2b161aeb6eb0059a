package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a user stands. */
public enum UserStatus {
    ACTIVE,
    INACTIVE,
    DELETED;

    /** The name in lower case, as in JSON and in queries. */
    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
