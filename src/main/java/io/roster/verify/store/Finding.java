package io.roster.verify.store;

import java.util.Locale;

/** The kinds of findings. */
public enum Finding {
    /** The sequence numbers of an aggregate do not start at 0, have a gap, are out of order, or end before its snapshot. */
    SEQUENCE,
    /** An event cannot be read, or its type or revision is unknown. */
    EVENT,
    /** An event belongs to another aggregate than the one it is stored under. */
    AGGREGATE,
    /** Events contradict each other. */
    INVARIANT,
    /** The next event would get the number of an existing one. */
    NUMBER,
    /** A projection is ahead of the events. */
    POSITION,
    /** A projection fails on an event. */
    PROJECTION,
    /** A row differs from what its projection produces from the events. */
    ROW;

    /** As printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
