package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.InvalidValue;
import io.roster.text.TextForm;
import java.util.UUID;
import java.util.regex.Pattern;

/** The identifier of a user: a UUID (RFC 9562), chosen by the caller or generated. */
@TextForm(maxLength = 36, format = "uuid")
public record UserId(UUID value) {
    private static final Pattern CANONICAL = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** Parses the 36 characters of RFC 9562, section 4. */
    @JsonCreator
    public static UserId of(String text) {
        if (!CANONICAL.matcher(text).matches()) {
            throw new InvalidValue("must be a UUID such as 2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4");
        }
        return new UserId(UUID.fromString(text));
    }

    /** The canonical form, in lower case. */
    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
