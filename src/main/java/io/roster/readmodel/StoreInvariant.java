package io.roster.readmodel;

import io.roster.message.Event;
import java.util.function.Consumer;

/** A condition on all events of a store together. It reports violations in one line each, without personal data. */
public interface StoreInvariant {

    /** Checks an event against those before it. It is called once for each event, in the order of the store. */
    void check(Event event, Consumer<String> violations);

    /** Checks what must hold after the last event. */
    void conclude(Consumer<String> violations);
}
