package io.roster.verify.store;

import java.util.Locale;

/** What can be wrong with a store. */
public enum Finding {
    /** The sequence numbers of an aggregate do not begin with 0, have a hole, or are out of order. */
    SEQUENCE,
    /** An event cannot be read, or is of an unknown type or revision. */
    EVENT,
    /** An event is not of the aggregate under which it is stored. */
    AGGREGATE,
    /** Events contradict each other. */
    INVARIANT,
    /** The store would number the next event as one that is there. */
    NUMBER,
    /** A projection is ahead of the store. */
    POSITION,
    /** A projection fails at an event. */
    PROJECTION,
    /** A read model is not what its projection makes of the events. */
    ROW;

    /** As it is printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
