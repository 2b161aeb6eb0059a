package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.InvalidValue;
import io.roster.text.Text;
import io.roster.text.TextForm;

/**
 * The name by which people know a user: one line of 1 to {@value #MAX_LENGTH} characters, without outer white space. Its
 * folded form, by which names are compared and indexed, is no longer than that either.
 */
@TextForm(maxLength = UserName.MAX_LENGTH)
public record UserName(@JsonValue String value) {

    /** The greatest length, in Unicode code points. */
    public static final int MAX_LENGTH = 200;

    /**
     * A name.
     *
     * @throws InvalidValue if {@link Text#line} refuses it
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserName {
        value = Text.line(value, MAX_LENGTH);
        Text.line(Text.fold(value), MAX_LENGTH);
    }

    /** Says nothing: a name is personal data, and this may end in a log. */
    @Override
    public String toString() {
        return "UserName[…]";
    }
}
