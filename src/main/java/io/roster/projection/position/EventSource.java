package io.roster.projection.position;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** The stored events, as projections read them. */
public interface EventSource extends StreamableMessageSource<TrackedEventMessage<?>> {

    /** Which event projections cannot go past, because this Roster does not understand it; empty if there is none. */
    Optional<String> obstacle();

    /** When the first event after a position was appended; empty if there is none. */
    Optional<Instant> appendedAfter(long position);
}
