package io.roster.readmodel;

import java.util.Locale;

/**
 * Each read model has two sets of tables. One is live: queries are answered from it. The other is empty, or the read model is built
 * anew in it, beside the live one, until it takes its place.
 */
public enum Slot {
    A,
    B;

    public Slot other() {
        return this == A ? B : A;
    }

    /** The name of a table in this slot: {@code users_a}. */
    public String table(String name) {
        return name + "_" + this;
    }

    /** In lower case, as the database has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #toString} wrote. */
    public static Slot of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
