package io.roster.room.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.InvalidValue;
import io.roster.text.TextForm;
import java.util.UUID;
import java.util.regex.Pattern;

/** The identifier of a room: a UUID. */
@TextForm(maxLength = 36, format = "uuid")
public record RoomId(UUID value) {

    private static final Pattern CANONICAL = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /**
     * Reads the text form.
     *
     * @throws InvalidValue if it is not a UUID
     */
    @JsonCreator
    public static RoomId of(String text) {
        if (!CANONICAL.matcher(text).matches()) {
            throw new InvalidValue("must be a UUID");
        }
        return new RoomId(UUID.fromString(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
