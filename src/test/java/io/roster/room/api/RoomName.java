package io.roster.room.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.InvalidValue;
import io.roster.text.Text;
import io.roster.text.TextForm;

/** The name of a room: one line of 1 to {@value #MAX_LENGTH} characters. */
@TextForm(maxLength = RoomName.MAX_LENGTH)
public record RoomName(@JsonValue String value) {

    /** The maximum length, in Unicode code points. */
    public static final int MAX_LENGTH = 80;

    /**
     * Validates a name that a client gives.
     *
     * @throws InvalidValue if {@link Text#line} rejects it
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RoomName of(String text) {
        String name = Text.line(text, MAX_LENGTH);
        Text.line(Text.fold(name), MAX_LENGTH);
        return new RoomName(name);
    }
}
