package io.roster.message;

/** A fact: something that has happened to one aggregate, complete in itself and never changed. */
public interface Event {

    /** What it happened to. */
    AggregateReference aggregate();
}
