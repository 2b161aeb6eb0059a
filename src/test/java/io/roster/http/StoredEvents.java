package io.roster.http;

import java.util.Optional;
import java.util.UUID;

/** The events that a Roster has stored, accessed directly in the store. */
public interface StoredEvents {

    long count();

    /** The position of the last event. */
    long lastPosition();

    /** Appends an event of a user that Roster has not written. */
    void append(UUID user, long version, String type, String revision, String payload);

    /** The version of the last snapshot of an aggregate. */
    Optional<Long> snapshotOf(String aggregate);

    /** Stores a snapshot of a user that Roster has not made. */
    void storeSnapshot(UUID user, long version, String revision, String payload);
}
