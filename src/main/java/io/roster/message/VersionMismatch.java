package io.roster.message;

import org.jspecify.annotations.Nullable;

/**
 * The aggregate has changed since the caller saw it.
 *
 * @param expected the version that the caller expects
 * @param actual the version that it has; null if it has never been
 */
@MessageType("version-mismatch")
public record VersionMismatch(long expected, @Nullable Long actual) implements Rejection {

    @Override
    public Kind kind() {
        return Kind.STALE;
    }

    @Override
    public String explanation() {
        return actual == null
                ? "Version %d was expected, but there is none yet.".formatted(expected)
                : "Version %d was expected, but it is %d.".formatted(expected, actual);
    }
}
