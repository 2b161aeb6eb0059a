package io.roster.accesstoken.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.InvalidValue;
import io.roster.text.TextForm;
import java.util.regex.Pattern;

/** What a token allows (RFC 6749, section 3.3), {@code users:read} for example. */
@TextForm(maxLength = Scope.MAX_LENGTH)
public record Scope(@JsonValue String value) {

    static final int MAX_LENGTH = 50;

    private static final Pattern FORM = Pattern.compile("[a-z-]{1,40}:[a-z]{1,9}");

    /** Validates a scope that a client gives. Whether there is such a scope is another question. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Scope of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValue("must be a scope such as users:read");
        }
        return new Scope(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
