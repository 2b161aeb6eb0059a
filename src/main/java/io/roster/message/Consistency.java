package io.roster.message;

import java.time.Duration;
import java.util.Map;
import org.axonframework.messaging.MetaData;

/**
 * Which write the answer to a query must contain. It travels in the query's metadata.
 *
 * @param token the write
 * @param required whether the query is refused with {@link ReadModelBehind} if the write is not there in time; if not, it is
 *     answered all the same
 */
public record Consistency(ConsistencyToken token, boolean required) {

    private static final String TOKEN = "consistency-token";
    private static final String REQUIRED = "consistency-required";

    /** How long an answer is held back for a write that is required. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long an answer is held back for a write that is not required. */
    public static final Duration COURTESY = Duration.ofMillis(500);

    /** Reads it from the metadata of a query; null if there is none. */
    public static @org.jspecify.annotations.Nullable Consistency in(MetaData metaData) {
        Object token = metaData.get(TOKEN);
        return token == null
                ? null
                : new Consistency(
                        ConsistencyToken.of(token.toString()),
                        Boolean.parseBoolean(String.valueOf(metaData.get(REQUIRED))));
    }

    /** The entries that carry it in the metadata of a query. */
    public Map<String, String> metaData() {
        return Map.of(TOKEN, token.toString(), REQUIRED, Boolean.toString(required));
    }

    /** How long to wait for the write. */
    public Duration patience() {
        return required ? PATIENCE : COURTESY;
    }
}
