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

    /** Validates a name that a client gives, and removes leading and trailing white space. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static UserName of(String text) {
        String name = Text.line(text, MAX_LENGTH);
        Text.line(Text.fold(name), MAX_LENGTH);
        return new UserName(name);
    }

    /** Discloses nothing: names are personal data, and this may be logged. */
    @Override
    public String toString() {
        return "UserName[…]";
    }
}
