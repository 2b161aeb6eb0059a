package io.roster.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.InvalidValue;
import io.roster.text.Text;
import io.roster.text.TextForm;

/** Why a change was asked for, in the words of who asked: one line of 1 to {@value #MAX_LENGTH} characters. */
@TextForm(maxLength = Reason.MAX_LENGTH)
public record Reason(@JsonValue String value) {

    /** The greatest length, in Unicode code points. */
    public static final int MAX_LENGTH = 500;

    /**
     * A reason.
     *
     * @throws InvalidValue if {@link Text#line} refuses it
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Reason {
        value = Text.line(value, MAX_LENGTH);
    }

    /** Says nothing: people put personal data into reasons, and this may end in a log. */
    @Override
    public String toString() {
        return "Reason[…]";
    }
}
