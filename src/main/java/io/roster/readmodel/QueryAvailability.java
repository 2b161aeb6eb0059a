package io.roster.readmodel;

import org.springframework.boot.availability.AvailabilityState;

/** Whether this node should be asked queries. Published whenever it changes; until the first time it is {@link #CATCHING_UP}. */
public enum QueryAvailability implements AvailabilityState {
    /** The read models are complete, and contain what was stored until a moment ago. */
    ANSWERING,
    /** A read model is being built, or is far behind the store: other nodes, if there are any, know more. */
    CATCHING_UP
}
