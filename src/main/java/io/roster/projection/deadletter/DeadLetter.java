package io.roster.projection.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection has not taken.
 *
 * @param aggregate whose event it is
 * @param version its sequence number there
 * @param event its name
 * @param cause why it could not be taken; null if it only waits for an earlier event of the same aggregate
 * @param since when it was set aside
 * @param retries how many times it was tried again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        String aggregate,
        long version,
        String event,
        @Nullable String cause,
        Instant since,
        int retries) {}
