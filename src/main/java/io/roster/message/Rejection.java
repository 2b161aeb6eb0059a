package io.roster.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/** Why a command or a query is refused, as data: it crosses the wire under its {@link MessageType}, and so does its HTTP problem. */
public interface Rejection {

    /** What a caller can do about it. */
    enum Kind {
        /** There is no such thing. */
        NOT_FOUND,
        /** It contradicts the present state; the same request may succeed later. */
        CONFLICT,
        /** It rests on a version that is no longer the present one. */
        STALE,
        /** It can never be done as it is. */
        INVALID,
        /** It cannot be answered now; the same request will succeed later. */
        UNAVAILABLE
    }

    /** The kind of rejection. */
    @JsonIgnore
    Kind kind();

    /** One sentence for a person, without personal data. */
    @JsonIgnore
    String explanation();

    /** The field of the command that is to blame, if one is. */
    @JsonIgnore
    default @Nullable String field() {
        return null;
    }
}
