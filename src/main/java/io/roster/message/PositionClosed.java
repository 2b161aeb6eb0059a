package io.roster.message;

import org.axonframework.serialization.Revision;

/**
 * There is no event at this position in the sequence of all events, and there never will be: whoever drew the number did not
 * commit. This stands in its place.
 *
 * @param position the number that is closed
 */
@MessageType("position.closed")
@Revision("1")
public record PositionClosed(long position) implements Event {

    /** What closed positions are called among aggregates: each is one of its own. */
    public static final String AGGREGATE_TYPE = "position";

    @Override
    public AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, AGGREGATE_TYPE + "-" + position);
    }
}
