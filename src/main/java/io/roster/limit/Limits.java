package io.roster.limit;

import io.roster.node.StartRefused;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of one node. Those of a caller or an address count only where credentials are required. Roster does not start with a limit that
 * there is not.
 *
 * @param requestsPerCaller requests per second of one caller
 * @param requestsPerAddress requests per second from one address, whoever sends them
 * @param queryTimePerCaller how long the queries of one caller may take together in each second
 * @param streams command streams at a time
 * @param streamsPerCaller command streams of one caller at a time
 * @param bodySize the size of a body, and of a line of a stream
 * @param jsonDepth how deeply arrays and objects of a body may be nested
 * @param jsonString the length of a string in a body, in UTF-16 code units
 */
@ConfigurationProperties(prefix = "roster.limits", ignoreUnknownFields = false)
public record Limits(
        @DefaultValue("500") int requestsPerCaller,
        @DefaultValue("2000") int requestsPerAddress,
        @DefaultValue("2s") Duration queryTimePerCaller,
        @DefaultValue("32") int streams,
        @DefaultValue("8") int streamsPerCaller,
        @DefaultValue("64KB") DataSize bodySize,
        @DefaultValue("64") int jsonDepth,
        @DefaultValue("16384") int jsonString) {

    private static final DataSize MAX_BODY = DataSize.ofMegabytes(1);

    /** @throws StartRefused if nothing could be done within them, or a body may have more than a megabyte */
    public Limits {
        require("requests-per-caller", requestsPerCaller >= 1, "at least 1");
        require("requests-per-address", requestsPerAddress >= 1, "at least 1");
        require("query-time-per-caller", queryTimePerCaller.toMillis() >= 1, "at least 1ms");
        require("streams", streams >= 1, "at least 1");
        require("streams-per-caller", streamsPerCaller >= 1, "at least 1");
        require("body-size", bodySize.toBytes() >= 1 && bodySize.compareTo(MAX_BODY) <= 0, "between 1B and 1MB");
        require("json-depth", jsonDepth >= 1, "at least 1");
        require("json-string", jsonString >= 1, "at least 1");
    }

    /** The size of a body in bytes. */
    public int bodyBytes() {
        return (int) bodySize.toBytes();
    }

    private static void require(String property, boolean valid, String range) {
        if (!valid) {
            throw new StartRefused(
                    "roster.limits.%s must be %s.".formatted(property, range), "Correct it, or leave it out.");
        }
    }
}
