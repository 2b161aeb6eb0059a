package io.roster.accesstoken.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.Text;
import io.roster.text.TextForm;
import java.util.UUID;

/** The identifier of an access token: a UUID (RFC 9562). It is no secret. */
@TextForm(maxLength = 36, format = "uuid")
public record AccessTokenId(UUID value) {

    /** Parses the 36 characters of RFC 9562, section 4. */
    @JsonCreator
    public static AccessTokenId of(String text) {
        return new AccessTokenId(Text.uuid(text));
    }

    /** The canonical form, in lower case. */
    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
