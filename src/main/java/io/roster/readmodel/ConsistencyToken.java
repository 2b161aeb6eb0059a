package io.roster.readmodel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.message.AggregateReference;
import io.roster.text.InvalidValue;
import io.roster.text.TextForm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands for one write: a query that presents it is answered from a read model that contains that write. To callers it is
 * an opaque text.
 *
 * @param aggregate what was written
 * @param version the sequence number of the aggregate's last event after the write
 */
@TextForm(maxLength = 216)
public record ConsistencyToken(AggregateReference aggregate, long version) {

    private static final Pattern PLAIN = Pattern.compile("([a-z-]{1,40})/([!-~]{1,100})/(\\d{1,18})");

    /**
     * Reads the opaque text.
     *
     * @throws InvalidValue if it is not one that Roster has made
     */
    @JsonCreator
    public static ConsistencyToken of(String text) {
        Matcher plain = PLAIN.matcher(decode(text));
        if (!plain.matches()) {
            throw notOurs();
        }
        return new ConsistencyToken(
                new AggregateReference(plain.group(1), plain.group(2)), Long.parseLong(plain.group(3)));
    }

    /** The opaque text, in characters that need no quoting anywhere. */
    @Override
    @JsonValue
    public String toString() {
        String plain = aggregate.type() + "/" + aggregate.id() + "/" + version;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    private static String decode(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
    }

    private static InvalidValue notOurs() {
        return new InvalidValue("must be a consistency token from an earlier answer, unchanged");
    }
}
