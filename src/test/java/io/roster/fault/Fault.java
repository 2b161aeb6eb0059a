package io.roster.fault;

import java.util.Locale;

/** How large a fault is, and what was seen. */
final class Fault {

    private static final boolean FULL = Boolean.getBoolean("faults.full");

    private Fault() {}

    /**
     * A size: that of a run in CI, with {@code -Dfaults.full=true} the one at which the promise is made, or what the property
     * {@code faults.<name>} says.
     */
    static int size(String name, int small, int full) {
        return Integer.getInteger("faults." + name, FULL ? full : small);
    }

    /** Prints the one line that tells what a fault did. */
    static void report(String format, Object... figures) {
        System.out.printf(Locale.ROOT, "FAULT " + format + "%n", figures);
    }
}
