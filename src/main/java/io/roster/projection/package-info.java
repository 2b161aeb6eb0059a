/** Runs projections: positions, dead letters, replays, and the operations that operators perform on them. */
@ApplicationModule(allowedDependencies = {"database", "message", "message::command", "node", "readmodel", "text"})
@NullMarked
package io.roster.projection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
