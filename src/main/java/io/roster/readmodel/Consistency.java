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
 * The writes that the answer to a query should contain. If they are required but not there in time, the query is rejected with
 * {@link ReadModelBehind}; otherwise it is answered without them. Sent in the query's metadata.
 */
public record Consistency(List<ConsistencyToken> tokens, boolean required) {

    private static final String TOKENS = "consistency-tokens";
    private static final String REQUIRED = "consistency-required";

    static final Duration REQUIRED_TIMEOUT = Duration.ofSeconds(2);
    static final Duration OPTIONAL_TIMEOUT = Duration.ofMillis(500);

    public Consistency {
        tokens = List.copyOf(tokens);
    }

    /** Null if the metadata has none. */
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

    /** Its entries in the metadata of a query. */
    public Map<String, String> metaData() {
        return Map.of(
                TOKENS,
                tokens.stream().map(ConsistencyToken::toString).collect(Collectors.joining(",")),
                REQUIRED,
                Boolean.toString(required));
    }

    /** How long to wait for all the writes together. */
    public Duration timeout() {
        return required ? REQUIRED_TIMEOUT : OPTIONAL_TIMEOUT;
    }
}
