package io.roster.accesstoken.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.InvalidValue;
import io.roster.text.TextForm;
import java.util.regex.Pattern;

/** The SHA-256 of a secret (FIPS 180-4), in 64 hexadecimal digits in lower case. The secret has 256 random bits, so it needs no salt. */
@TextForm(maxLength = 64)
public record SecretDigest(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Validates a digest that a client gives. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SecretDigest of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValue("must be a SHA-256 in 64 hexadecimal digits in lower case");
        }
        return new SecretDigest(text);
    }
}
