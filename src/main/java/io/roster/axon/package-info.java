/** Configures Axon: buses, event store, serializer, and the Axon Server profile. Nothing depends on it. */
@ApplicationModule(
        allowedDependencies = {"database", "failure", "message", "message::command", "node", "readmodel", "text"})
@NullMarked
package io.roster.axon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
