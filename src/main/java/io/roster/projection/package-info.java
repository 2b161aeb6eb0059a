/** How projections run: positions, dead letters, replays, and what operators can do with them. */
@ApplicationModule(allowedDependencies = {"database", "message", "message::command", "node", "readmodel", "text"})
@NullMarked
package io.roster.projection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
