package io.roster.accesstoken.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.Text;
import io.roster.text.TextForm;

/** What an access token is for: one line of 1 to {@value #MAX_LENGTH} characters, without outer white space. */
@TextForm(maxLength = AccessTokenName.MAX_LENGTH)
public record AccessTokenName(@JsonValue String value) {

    /** In Unicode code points, also of the folded form. */
    public static final int MAX_LENGTH = 100;

    /** Validates a name that a client gives, and removes leading and trailing white space. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AccessTokenName of(String text) {
        String name = Text.line(text, MAX_LENGTH);
        Text.line(Text.fold(name), MAX_LENGTH);
        return new AccessTokenName(name);
    }
}
