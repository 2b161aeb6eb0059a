package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.Text;
import io.roster.text.TextForm;

/**
 * The display name of a user: one line of 1 to {@value #MAX_LENGTH} characters, without outer white space. The limit also applies to its
 * folded form, by which names are compared and indexed.
 */
@TextForm(maxLength = UserName.MAX_LENGTH)
public record UserName(@JsonValue String value) {

    /** In Unicode code points. */
    public static final int MAX_LENGTH = 200;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserName {
        value = Text.line(value, MAX_LENGTH);
        Text.line(Text.fold(value), MAX_LENGTH);
    }

    /** Discloses nothing: names are personal data, and this may be logged. */
    @Override
    public String toString() {
        return "UserName[…]";
    }
}
