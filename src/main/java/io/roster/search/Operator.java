package io.roster.search;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a field is compared. */
public enum Operator {
    /** The same. */
    EQ("eq", "eq", 1, 1),
    /** Not the same. */
    NE("ne", "ne", 1, 1),
    /** The same as one of several. */
    IN("in", null, 1, Operator.MAX_VALUES),
    /** Greater, or later. */
    GT("gt", "gt", 1, 1),
    /** Greater or the same. */
    GE("ge", "ge", 1, 1),
    /** Less, or earlier. */
    LT("lt", "lt", 1, 1),
    /** Less or the same. */
    LE("le", "le", 1, 1),
    /** Not less than the first and not greater than the second. */
    BETWEEN("between", null, 2, 2),
    /** A text that starts with this one. */
    STARTS_WITH("startsWith", "sw", 1, 1),
    /** A text that ends with this one. */
    ENDS_WITH("endsWith", "ew", 1, 1),
    /** A text that has this one somewhere. */
    CONTAINS("contains", "co", 1, 1),
    /** There is a value. */
    PRESENT("present", "pr", 0, 0);

    /** The greatest number of values of {@link #IN}. */
    public static final int MAX_VALUES = 100;

    private final String text;
    private final @Nullable String scim;
    private final int leastValues;
    private final int mostValues;

    Operator(String text, @Nullable String scim, int leastValues, int mostValues) {
        this.text = text;
        this.scim = scim;
        this.leastValues = leastValues;
        this.mostValues = mostValues;
    }

    /** The operator with this name in JSON and in query parameters; null if there is none. */
    public static @Nullable Operator named(String name) {
        return Stream.of(values())
                .filter(operator -> operator.text.equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The operator with this name in a SCIM filter, in either case (RFC 7644, section 3.4.2.2); null if there is none. */
    public static @Nullable Operator inScim(String name) {
        return Stream.of(values())
                .filter(operator -> name.toLowerCase(Locale.ROOT).equals(operator.scim))
                .findFirst()
                .orElse(null);
    }

    public boolean takes(int values) {
        return values >= leastValues && values <= mostValues;
    }

    /** Whether it takes a list of values where the others take one. */
    public boolean takesList() {
        return mostValues > 1;
    }

    /** Whether it is about a part of a text. */
    public boolean isPartial() {
        return this == STARTS_WITH || this == ENDS_WITH || this == CONTAINS;
    }

    /** Its name in JSON and in query parameters. */
    @Override
    public String toString() {
        return text;
    }
}
