package io.roster.readmodel;

import java.util.Optional;

/** A read model that knows the version of each aggregate that it contains. */
public interface ReadModel {

    /** Whether it answers queries of this type. */
    boolean answers(Class<?> query);

    /** The type of the aggregates that it contains. */
    String aggregateType();

    /** The sequence number of the last event of the aggregate that it contains, if any. */
    Optional<Long> versionOf(String aggregateId);
}
