package io.roster.projection.consistency;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How old the state of the store is that a projection has reached, as this node has seen it. Only time that passes on this node counts,
 * not the clock of the node that stored an event (ADR 19).
 */
final class Staleness {

    /** So many heads of the store are remembered while the projection has not reached them. */
    private static final int CAPACITY = 128;

    private final Deque<Head> ahead = new ArrayDeque<>();
    private @Nullable Head reached;

    /** The time since the store was last seen in a state that the position covers; {@link ChronoUnit#FOREVER} if it never was. */
    Duration at(long position, long head) {
        long now = System.nanoTime();
        if (ahead.size() == CAPACITY) {
            ahead.removeLast();
        }
        ahead.addLast(new Head(head, now));
        if (reached != null && reached.position() > position) {
            reached = null;
        }
        while (!ahead.isEmpty() && ahead.getFirst().position() <= position) {
            reached = ahead.removeFirst();
        }
        return reached == null ? ChronoUnit.FOREVER.getDuration() : Duration.ofNanos(now - reached.seen());
    }

    private record Head(long position, long seen) {}
}
