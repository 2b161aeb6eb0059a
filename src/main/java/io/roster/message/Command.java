package io.roster.message;

/** A request to create or change one aggregate. Implementations are records whose constructors validate them. */
public interface Command {

    AggregateReference aggregate();

    /** The rejection if the aggregate does not exist. */
    Rejection notFound();
}
