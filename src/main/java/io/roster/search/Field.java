package io.roster.search;

import io.roster.text.InvalidValue;
import io.roster.text.Text;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A field that can be filtered and sorted by. Its column is indexed and never null.
 *
 * @param name its name in every notation of the query language
 * @param choices the values of a {@link Type#CHOICE}; otherwise empty
 * @param key computes the canonical form of its values
 */
public record Field(String name, Type type, List<String> choices, TextKey key) {

    /** More than any field holds. The time to fold a text can grow with the square of its length. */
    private static final int MAX_TEXT = 1_000;

    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQ, Operator.NE, Operator.IN, Operator.PRESENT);
    private static final Set<Operator> ORDER =
            EnumSet.complementOf(EnumSet.of(Operator.STARTS_WITH, Operator.ENDS_WITH, Operator.CONTAINS));

    /** The type of a field's values. */
    @SuppressWarnings("ImmutableEnumChecker") // the functions are stateless and the sets never change
    public enum Type {
        ID("a UUID", "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}", UUID.class, UUID::fromString, ORDER),
        /** Compared by its key, in the order of the key's code points. */
        TEXT("a string", "", String.class, text -> text, EnumSet.allOf(Operator.class)),
        /** One of a few words, in alphabetical order. */
        CHOICE("a choice", "", String.class, text -> text, EQUALITY),
        BOOLEAN("true or false", "true|false", Boolean.class, Boolean::valueOf, EQUALITY),
        INTEGER("a whole number of at most 64 bits", "-?[0-9]{1,19}", Long.class, Long::valueOf, ORDER),
        /** A time with any offset from UTC and a year of four digits (RFC 3339), which every database can store. */
        INSTANT(
                "a time such as 2026-01-31T12:00:00Z",
                "[0-9]{4}-.*",
                OffsetDateTime.class,
                OffsetDateTime::parse,
                ORDER);

        private final String description;
        private final Pattern form;
        private final Class<?> columnType;
        private final Function<String, Object> parser;
        private final Set<Operator> operators;

        Type(
                String description,
                String form,
                Class<?> columnType,
                Function<String, Object> parser,
                Set<Operator> operators) {
            this.description = description;
            this.form = Pattern.compile(form);
            this.columnType = columnType;
            this.parser = parser;
            this.operators = Collections.unmodifiableSet(operators);
        }

        public boolean isJsonType(JsonNode value) {
            return switch (this) {
                case BOOLEAN -> value.isBoolean();
                case INTEGER -> value.isIntegralNumber();
                default -> value.isString();
            };
        }

        public Class<?> columnType() {
            return columnType;
        }

        private String canonical(String text, Operator operator) {
            try {
                if (form.matcher(text).matches()) {
                    return fromColumn(parser.apply(text));
                }
            } catch (NumberFormatException | DateTimeException e) {
                // Reported like a text of another form.
            }
            throw new InvalidValue("must be " + description);
        }

        /** In lower case, as in the catalogue of queries. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Computes the key by which texts are compared. */
    @FunctionalInterface
    public interface TextKey {

        /** The key of a whole text, or of a part of one if the {@link Operator#isPartial() operator} compares parts. */
        String of(String text, Operator operator);
    }

    public static Field id(String name) {
        return new Field(name, Type.ID, List.of(), Type.ID::canonical);
    }

    /** A text, compared by a key that is stored in a column of its own. */
    public static Field text(String name, TextKey key) {
        return new Field(name, Type.TEXT, List.of(), (text, operator) -> {
            if (text.codePointCount(0, text.length()) > MAX_TEXT) {
                throw new InvalidValue("must have at most " + MAX_TEXT + " characters");
            }
            return key.of(Text.requireSearchable(text), operator);
        });
    }

    /** A constant of an enumeration, written as its {@code toString}. */
    public static <E extends Enum<E>> Field choice(String name, Class<E> constants) {
        List<String> choices =
                Stream.of(constants.getEnumConstants()).map(E::toString).toList();
        return new Field(name, Type.CHOICE, choices, (text, operator) -> {
            if (!choices.contains(text)) {
                throw new InvalidValue("must be one of " + String.join(", ", choices));
            }
            return text;
        });
    }

    public static Field flag(String name) {
        return new Field(name, Type.BOOLEAN, List.of(), Type.BOOLEAN::canonical);
    }

    public static Field number(String name) {
        return new Field(name, Type.INTEGER, List.of(), Type.INTEGER::canonical);
    }

    public static Field instant(String name) {
        return new Field(name, Type.INSTANT, List.of(), Type.INSTANT::canonical);
    }

    /** What its values are, for error messages. */
    public String description() {
        return choices.isEmpty() ? type.description : "one of " + String.join(", ", choices);
    }

    public Set<Operator> operators() {
        return type.operators;
    }

    /** The indexed column that holds what is compared. */
    public String column() {
        return type == Type.TEXT ? snakeCase() + "_key" : snakeCase();
    }

    /** The last part of its index's name, after the table's. */
    public String snakeCase() {
        return name.replaceAll("(\\p{Upper})", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Validates a value, and converts it to the canonical form that filters hold. */
    public String canonical(Operator operator, String text) {
        return key.of(text, operator);
    }

    /** Converts a canonical value to the type of the column. */
    public Object toColumn(String canonical) {
        return type.parser.apply(canonical);
    }

    /** The canonical form of a column's value. */
    public static String fromColumn(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant().toString() : value.toString();
    }
}
