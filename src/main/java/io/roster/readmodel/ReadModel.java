package io.roster.readmodel;

import java.util.Optional;

/** A read model that knows how far it has followed each aggregate. */
public interface ReadModel {

    /** Whether this query is answered from the model. */
    boolean answers(Class<?> query);

    /** The type of the aggregates that it shows. */
    String aggregateType();

    /** The sequence number of the last event of this aggregate that the model contains; empty if it contains none. */
    Optional<Long> versionOf(String aggregateId);
}
