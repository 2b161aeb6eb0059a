package io.roster.projection.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress and health of a projection.
 *
 * @param position the position of the last event that it has handled; 0 before the first
 * @param head the position of the last event in the store; 0 if there is none
 * @param eventsBehind about how many events it has yet to handle
 * @param secondsBehind the age of the first of these events; 0 if there is none
 * @param complete whether it has caught up with the store since its tables were last cleared; a live slot answers no query before that
 * @param replaying whether it handles events again that it had handled before a reset
 * @param eventsPerSecond its recent throughput; null if it is not behind, or not known yet
 * @param secondsLeft how long it takes to catch up at this rate; null if not known
 * @param running whether it should run, on any node
 * @param healthy whether it should run, has no error on this node, and runs on some node
 * @param error why it makes no progress; null if it does
 * @param beside the projection in the standby slot; null if that slot is empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectionStatus(
        String slot,
        long position,
        long head,
        long eventsBehind,
        long secondsBehind,
        boolean complete,
        boolean replaying,
        @Nullable Long eventsPerSecond,
        @Nullable Long secondsLeft,
        boolean running,
        boolean healthy,
        @Nullable String error,
        List<Segment> segments,
        long deadLetters,
        @Nullable ProjectionStatus beside) {

    /** A segment of a projection, with the node that has claimed it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Segment(int id, long position, @Nullable String node) {}
}
