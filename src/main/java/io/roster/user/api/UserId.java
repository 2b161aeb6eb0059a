package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.Text;
import io.roster.text.TextForm;
import java.util.UUID;

/** The identifier of a user: a UUID (RFC 9562), chosen by the caller or generated. */
@TextForm(maxLength = 36, format = "uuid")
public record UserId(UUID value) {

    /** Parses the 36 characters of RFC 9562, section 4. */
    @JsonCreator
    public static UserId of(String text) {
        return new UserId(Text.uuid(text));
    }

    /** The canonical form, in lower case. */
    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
