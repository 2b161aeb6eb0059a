package io.roster.message;

/** An event of one aggregate. */
public interface Event {

    AggregateReference aggregate();
}
