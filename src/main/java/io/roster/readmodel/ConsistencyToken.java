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
 * Identifies a write by the version of the aggregate after it. A query with this token is answered from a read model that contains the
 * write. To callers it is an opaque text.
 */
@TextForm(maxLength = 216)
public record ConsistencyToken(AggregateReference aggregate, long version) {

    private static final Pattern PLAIN = Pattern.compile("([a-z-]{1,40})/([!-~]{1,100})/(\\d{1,18})");

    /** Parses the opaque text. */
    @JsonCreator
    public static ConsistencyToken of(String text) {
        try {
            Matcher plain = PLAIN.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            if (plain.matches()) {
                return new ConsistencyToken(
                        new AggregateReference(plain.group(1), plain.group(2)), Long.parseLong(plain.group(3)));
            }
        } catch (IllegalArgumentException e) {
            // Reported like other foreign content.
        }
        throw new InvalidValue("must be a consistency token from an earlier answer, unchanged");
    }

    /** The opaque text, in characters that never need quoting. */
    @Override
    @JsonValue
    public String toString() {
        String plain = aggregate.type() + "/" + aggregate.id() + "/" + version;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
