package io.roster.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/**
 * Why a command or a query is rejected. It is serialized under its {@link MessageType}, which is also the name of its HTTP problem.
 * Implementations are records with a {@link RejectionDetails}.
 */
public interface Rejection {

    /** What a caller can do about it. */
    enum Kind {
        /** The aggregate does not exist. */
        NOT_FOUND,
        /** It conflicts with the current state; the same request may succeed later. */
        CONFLICT,
        /** It expects a version that is no longer the current one. */
        STALE,
        /** The caller may not do this. */
        FORBIDDEN,
        /** The caller has done so much that it must wait. */
        TOO_MUCH,
        /** The same request can never succeed. */
        INVALID,
        /** It cannot be handled now; the same request can succeed later. */
        UNAVAILABLE
    }

    @JsonIgnore
    default Kind kind() {
        return refusal().kind();
    }

    /** For people, without personal data. */
    @JsonIgnore
    default String explanation() {
        Object[] components =
                Stream.of(getClass().getRecordComponents()).map(this::valueOf).toArray();
        return refusal().value().formatted(components);
    }

    /** The member of the command that caused the rejection; empty if none did. */
    @JsonIgnore
    default String field() {
        return refusal().field();
    }

    private RejectionDetails refusal() {
        return getClass().getAnnotation(RejectionDetails.class);
    }

    private Object valueOf(RecordComponent component) {
        try {
            return component.getAccessor().invoke(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
