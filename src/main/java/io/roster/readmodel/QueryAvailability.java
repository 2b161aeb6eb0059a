package io.roster.readmodel;

import org.springframework.boot.availability.AvailabilityState;

/** Whether this node should be asked queries. Published whenever it changes; until the first time it is {@link #BUILDING}. */
public enum QueryAvailability implements AvailabilityState {
    /** The read models are complete, and contain what was stored until a moment ago. */
    ANSWERING,
    /** A read model is far behind the store: other nodes, if they have a database of their own, know more. */
    BEHIND,
    /** A read model is incomplete, and answers nothing. */
    BUILDING
}
