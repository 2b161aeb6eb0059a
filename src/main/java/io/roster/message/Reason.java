package io.roster.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.Text;
import io.roster.text.TextForm;

/** The reason for a change, as the caller gave it: one line of 1 to {@value #MAX_LENGTH} characters. */
@TextForm(maxLength = Reason.MAX_LENGTH)
public record Reason(@JsonValue String value) {

    /** In Unicode code points. */
    public static final int MAX_LENGTH = 500;

    /** Validates a reason that a client gives, and removes leading and trailing white space. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Reason of(String text) {
        return new Reason(Text.line(text, MAX_LENGTH));
    }

    /** Discloses nothing: reasons may contain personal data, and this may be logged. */
    @Override
    public String toString() {
        return "Reason[…]";
    }
}
