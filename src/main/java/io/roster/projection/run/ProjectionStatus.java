package io.roster.projection.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a projection is.
 *
 * @param slot where its rows are
 * @param position the position of the last event that it has taken; 0 before the first
 * @param head the position of the last event in the store; 0 if there is none
 * @param eventsBehind how many events it has still to take, about
 * @param secondsBehind how long ago the first of those was appended; 0 if there is none
 * @param replaying whether it takes events again that it has taken before
 * @param eventsPerSecond how many it has taken in each of the last seconds; null if it is not behind, or that is not known yet
 * @param secondsLeft how long it will be behind at this rate; null if that is not known
 * @param running whether it is to run, on whatever node
 * @param healthy whether it is to run and has met no error on this node
 * @param error why it makes no headway on this node; null if it does
 * @param segments the parts that it is divided into
 * @param deadLetters how many events it has set aside
 * @param beside the projection of the other slot, if there is anything in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectionStatus(
        String slot,
        long position,
        long head,
        long eventsBehind,
        long secondsBehind,
        boolean replaying,
        @Nullable Long eventsPerSecond,
        @Nullable Long secondsLeft,
        boolean running,
        boolean healthy,
        @Nullable String error,
        List<Segment> segments,
        long deadLetters,
        @Nullable ProjectionStatus beside) {

    /**
     * A part of a projection.
     *
     * @param id its number
     * @param position the position of the last event that it has taken
     * @param node the node that runs it; null if none does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Segment(int id, long position, @Nullable String node) {}
}
