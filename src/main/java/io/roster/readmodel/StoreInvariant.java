package io.roster.readmodel;

import io.roster.message.Event;
import java.util.function.Consumer;

/**
 * What must hold of all events of a store together. Whoever verifies a store shows it each event once, in the order of the
 * store, and then asks for the rest of what does not hold. What it tells is one line each, without personal data.
 */
public interface StoreInvariant {

    /** Takes an event, and tells what does not hold of it and those before it. */
    void take(Event event, Consumer<String> violations);

    /** Tells what does not hold of all events. */
    void conclude(Consumer<String> violations);
}
