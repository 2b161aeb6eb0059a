package io.roster.projection.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection has not handled.
 *
 * @param version its sequence number in the aggregate
 * @param event the name of its type
 * @param cause why it failed; null if it only waits for an earlier event of the same aggregate
 * @param since when it became a dead letter
 * @param retries how often it has been retried
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        String aggregate,
        long version,
        String event,
        @Nullable String cause,
        Instant since,
        int retries) {}
