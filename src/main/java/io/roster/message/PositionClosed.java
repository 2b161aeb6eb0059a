package io.roster.message;

import org.axonframework.serialization.Revision;

/** Fills a gap in the global sequence of events: the transaction that drew this position did not commit. */
@MessageType("position.closed")
@Revision("1")
public record PositionClosed(long position) implements Event {

    /** Each closed position is an aggregate of its own. */
    public static final String AGGREGATE_TYPE = "position";

    @Override
    public AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, AGGREGATE_TYPE + "-" + position);
    }
}
