package io.roster.accesstoken.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.InvalidValue;
import io.roster.text.TextForm;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** When a token ceases to be valid, to the millisecond. */
@TextForm(maxLength = 35, format = "date-time")
public record Expiry(@JsonValue Instant value) {

    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

    /** Parses a time with its offset (RFC 3339). */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Expiry of(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!time.isAfter(END)) {
                return new Expiry(time);
            }
        } catch (DateTimeParseException e) {
            // Answered below, in our own words.
        }
        throw new InvalidValue("must be a time such as 2030-12-31T00:00:00Z, until the year 9999");
    }
}
