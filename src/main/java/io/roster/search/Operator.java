package io.roster.search;

import org.jspecify.annotations.Nullable;

/** How a field is compared with values. */
public enum Operator {
    EQ("eq", "eq"),
    NE("ne", "ne"),
    IN("in", null),
    GT("gt", "gt"),
    GE("ge", "ge"),
    LT("lt", "lt"),
    LE("le", "le"),
    /** Inclusive at both ends. */
    BETWEEN("between", null),
    STARTS_WITH("startsWith", "sw"),
    ENDS_WITH("endsWith", "ew"),
    CONTAINS("contains", "co"),
    PRESENT("present", "pr");

    /** The maximum number of values of {@link #IN}. */
    public static final int MAX_VALUES = 100;

    private final String text;
    private final @Nullable String scim;

    Operator(String text, @Nullable String scim) {
        this.text = text;
        this.scim = scim;
    }

    /** Its name in a SCIM filter (RFC 7644, section 3.4.2.2); null if it has none. */
    public @Nullable String scim() {
        return scim;
    }

    /** Whether it compares with a list of values. */
    public boolean takesList() {
        return this == IN || this == BETWEEN;
    }

    /** Whether it compares parts of texts. */
    public boolean isPartial() {
        return this == STARTS_WITH || this == ENDS_WITH || this == CONTAINS;
    }

    /** Its name in JSON and in query parameters. */
    @Override
    public String toString() {
        return text;
    }
}
