package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The status of a user. */
public enum UserStatus {
    ACTIVE,
    INACTIVE,
    DELETED;

    /** In lower case, as in JSON and in queries. */
    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
