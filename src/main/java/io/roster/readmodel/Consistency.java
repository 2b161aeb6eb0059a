package io.roster.readmodel;

import io.roster.message.CommonRejection.ReadModelBehind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Which writes the answer to a query must contain. It travels in the query's metadata.
 *
 * @param tokens the writes
 * @param required whether the query is refused with {@link ReadModelBehind} if a write is not there in time; if not, it is
 *     answered all the same
 */
public record Consistency(List<ConsistencyToken> tokens, boolean required) {

    private static final String TOKENS = "consistency-tokens";
    private static final String REQUIRED = "consistency-required";

    /** How long an answer is held back for a write that is required. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long an answer is held back for a write that is not required. */
    public static final Duration COURTESY = Duration.ofMillis(500);

    public Consistency {
        tokens = List.copyOf(tokens);
    }

    /** Reads it from the metadata of a query; null if there is none. */
    public static @Nullable Consistency in(MetaData metaData) {
        Object tokens = metaData.get(TOKENS);
        return tokens == null
                ? null
                : new Consistency(
                        Stream.of(tokens.toString().split(","))
                                .map(ConsistencyToken::of)
                                .toList(),
                        Boolean.parseBoolean(String.valueOf(metaData.get(REQUIRED))));
    }

    /** The entries that carry it in the metadata of a query. */
    public Map<String, String> metaData() {
        return Map.of(
                TOKENS,
                tokens.stream().map(ConsistencyToken::toString).collect(Collectors.joining(",")),
                REQUIRED,
                Boolean.toString(required));
    }

    /** How long to wait for the writes, all in all. */
    public Duration patience() {
        return required ? PATIENCE : COURTESY;
    }
}
