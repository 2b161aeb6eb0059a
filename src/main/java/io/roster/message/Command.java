package io.roster.message;

/** An intention to change one aggregate. Its implementations are records, valid once constructed. */
public interface Command {

    /** The aggregate to change, or to create. */
    AggregateReference aggregate();

    /** Why this command is refused if there is no such aggregate. */
    Rejection notFound();
}
