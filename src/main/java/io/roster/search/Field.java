package io.roster.search;

import io.roster.text.InvalidValue;
import io.roster.text.Text;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * A field that can be searched and sorted by.
 *
 * @param name its name in every spelling of the query language
 * @param type what its values are called in an error message
 * @param column the indexed column that holds what is compared
 * @param jsonType the JSON type of its values
 * @param parser makes of a value's text what the column holds; throws {@link InvalidValue} if it cannot
 */
public record Field(String name, String type, String column, JsonType jsonType, Function<String, Object> parser) {

    private static final int LAST_YEAR = 9999;

    /** The JSON types that values have. */
    public enum JsonType {
        STRING,
        BOOLEAN,
        INTEGER
    }

    /** An identifier: a UUID. */
    public static Field id(String name) {
        return new Field(name, "a UUID", column(name), JsonType.STRING, text -> {
            // UUID.fromString also takes shorter forms.
            try {
                UUID id = UUID.fromString(text);
                if (id.toString().equals(text.toLowerCase(Locale.ROOT))) {
                    return id;
                }
            } catch (IllegalArgumentException e) {
                // the same answer as for a shorter form
            }
            throw new InvalidValue("must be a UUID");
        });
    }

    /** A text, compared in the form that the key function makes of it, which is kept in a column of its own. */
    public static Field text(String name, Function<String, String> key) {
        return new Field(
                name, "a text", column(name) + "_key", JsonType.STRING, text -> key.apply(Text.requireStorable(text)));
    }

    /** A choice among the constants of an enumeration, written as they show themselves. */
    public static <E extends Enum<E>> Field choice(String name, Class<E> choices) {
        String names = String.join(
                ", ", Arrays.stream(choices.getEnumConstants()).map(E::toString).toList());
        return new Field(name, "one of " + names, column(name), JsonType.STRING, text -> {
            for (E choice : choices.getEnumConstants()) {
                if (choice.toString().equals(text)) {
                    return text;
                }
            }
            throw new InvalidValue("must be one of " + names);
        });
    }

    /** True or false. */
    public static Field flag(String name) {
        return new Field(name, "true or false", column(name), JsonType.BOOLEAN, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue("must be true or false");
        });
    }

    /** A whole number of 64 bits. */
    public static Field number(String name) {
        return new Field(name, "a whole number", column(name), JsonType.INTEGER, text -> {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw new InvalidValue("must be a whole number of at most 64 bits");
            }
        });
    }

    /** An instant, with any offset from UTC and a year of four digits (RFC 3339): every store has a place for those. */
    public static Field instant(String name) {
        return new Field(name, "a time", column(name), JsonType.STRING, text -> {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text);
                if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                    return time.withOffsetSameInstant(ZoneOffset.UTC);
                }
            } catch (DateTimeException e) {
                // the same answer as for a year of more digits
            }
            throw new InvalidValue("must be a time such as 2026-01-31T12:00:00Z");
        });
    }

    private static String column(String name) {
        return name.replaceAll("(\\p{Upper})", "_$1").toLowerCase(Locale.ROOT);
    }
}
