package io.roster.search;

import io.roster.text.InvalidValue;
import io.roster.text.Text;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A field that can be filtered and sorted by. Its column is indexed, and has a value in every row. */
public final class Field {

    private static final int LAST_YEAR = 9999;

    /** More than any field has. Without a bound the time to fold a text would grow with the square of its length. */
    private static final int MAX_TEXT = 1_000;

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQ, Operator.NE, Operator.IN, Operator.PRESENT);
    private static final Set<Operator> ORDER =
            EnumSet.complementOf(EnumSet.of(Operator.STARTS_WITH, Operator.ENDS_WITH, Operator.CONTAINS));

    private final String name;
    private final Type type;
    private final List<String> choices;
    private final TextKey key;

    private Field(String name, Type type, List<String> choices, TextKey key) {
        this.name = name;
        this.type = type;
        this.choices = choices;
        this.key = key;
    }

    /** What values a field has. */
    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state, and its sets are never changed
    public enum Type {
        /** A UUID. */
        ID("a UUID", JsonType.STRING, UUID.class, UUID::fromString, ORDER),
        /** A text, compared in a form without case; in the order of its code points. */
        TEXT("a text", JsonType.STRING, String.class, text -> text, EnumSet.allOf(Operator.class)),
        /** One of a few words, in their alphabetical order. */
        CHOICE("a choice", JsonType.STRING, String.class, text -> text, EQUALITY),
        /** True or false, in the order false, true. */
        BOOLEAN("true or false", JsonType.BOOLEAN, Boolean.class, Boolean::valueOf, EQUALITY),
        /** A whole number of 64 bits. */
        INTEGER("a whole number", JsonType.INTEGER, Long.class, Long::valueOf, ORDER),
        /** A point in time. */
        INSTANT("a time", JsonType.STRING, OffsetDateTime.class, OffsetDateTime::parse, ORDER);

        private final String description;
        private final JsonType jsonType;
        private final Class<?> column;
        private final Function<String, Object> parser;
        private final Set<Operator> operators;

        Type(
                String description,
                JsonType jsonType,
                Class<?> column,
                Function<String, Object> parser,
                Set<Operator> operators) {
            this.description = description;
            this.jsonType = jsonType;
            this.column = column;
            this.parser = parser;
            this.operators = operators;
        }

        public JsonType jsonType() {
            return jsonType;
        }

        /** What the column of such a field holds. */
        public Class<?> column() {
            return column;
        }

        /** In lower case, as the catalogue of queries shows it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The JSON types that values have. */
    public enum JsonType {
        STRING,
        BOOLEAN,
        INTEGER
    }

    /** The form in which texts of a field are compared. */
    @FunctionalInterface
    public interface TextKey {

        /** The form of a text, or of a part of one, as the operator is about the whole or a part. */
        String of(String text, Operator operator);
    }

    /** An identifier: a UUID. */
    public static Field id(String name) {
        return new Field(name, Type.ID, List.of(), (text, operator) -> uuid(text));
    }

    /** A text, compared in the form that the key makes of it, which is kept in a column of its own. */
    public static Field text(String name, TextKey key) {
        return new Field(name, Type.TEXT, List.of(), (text, operator) -> {
            if (text.codePointCount(0, text.length()) > MAX_TEXT) {
                throw new InvalidValue("must have at most " + MAX_TEXT + " characters");
            }
            return key.of(Text.requireStorable(text), operator);
        });
    }

    /** A choice among the constants of an enumeration, written as they show themselves. */
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

    /** True or false. */
    public static Field flag(String name) {
        return new Field(name, Type.BOOLEAN, List.of(), (text, operator) -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new InvalidValue("must be true or false");
            }
            return text;
        });
    }

    /** A whole number of 64 bits. */
    public static Field number(String name) {
        return new Field(name, Type.INTEGER, List.of(), (text, operator) -> {
            try {
                if (WHOLE.matcher(text).matches()) {
                    return Long.toString(Long.parseLong(text));
                }
            } catch (NumberFormatException e) {
                // the same answer as for what is no number
            }
            throw new InvalidValue("must be a whole number of at most 64 bits");
        });
    }

    /** An instant, with any offset from UTC and a year of four digits (RFC 3339): every store has a place for those. */
    public static Field instant(String name) {
        return new Field(name, Type.INSTANT, List.of(), (text, operator) -> instantOf(text));
    }

    /** Its name in every spelling of the query language. */
    public String name() {
        return name;
    }

    /** What values it has. */
    public Type type() {
        return type;
    }

    /** The values that it can have, if these are few. */
    public List<String> choices() {
        return choices;
    }

    /** What its values are called in an error message. */
    public String description() {
        return choices.isEmpty() ? type.description : "one of " + String.join(", ", choices);
    }

    /** The ways in which it can be compared. */
    public Set<Operator> operators() {
        return Set.copyOf(type.operators);
    }

    /** The indexed column that holds what is compared. */
    public String column() {
        return type == Type.TEXT ? snakeCase() + "_key" : snakeCase();
    }

    /** What the names of its indexes end in, after the name of the table. */
    public String snakeCase() {
        return name.replaceAll("(\\p{Upper})", "_$1").toLowerCase(Locale.ROOT);
    }

    /**
     * A value in the one form in which a filter has it.
     *
     * @throws InvalidValue if it is not of the field's type
     */
    public String canonical(Operator operator, String text) {
        return key.of(text, operator);
    }

    /** What the column holds for a value in its canonical form. */
    public Object toColumn(String canonical) {
        return type.parser.apply(canonical);
    }

    /** The canonical form of what the column holds. */
    public String fromColumn(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant().toString() : value.toString();
    }

    private static String uuid(String text) {
        // UUID.fromString also takes shorter forms.
        try {
            String canonical = UUID.fromString(text).toString();
            if (canonical.equals(text.toLowerCase(Locale.ROOT))) {
                return canonical;
            }
        } catch (IllegalArgumentException e) {
            // the same answer as for a shorter form
        }
        throw new InvalidValue("must be a UUID");
    }

    private static String instantOf(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time.toInstant().toString();
            }
        } catch (DateTimeException e) {
            // the same answer as for a year of more digits
        }
        throw new InvalidValue("must be a time such as 2026-01-31T12:00:00Z");
    }
}
