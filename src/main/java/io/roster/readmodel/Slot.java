package io.roster.readmodel;

import java.util.Locale;

/**
 * One of the two sets of tables of a read model. One is live: it answers queries. The other is empty, or the read model is being rebuilt in
 * it, to become live.
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

    /** In lower case, as in the database. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses the result of {@link #toString}. */
    public static Slot of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
