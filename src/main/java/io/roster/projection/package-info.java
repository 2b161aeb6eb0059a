/**
 * How events reach the read models: projections run in processors that keep their position with their rows, set aside what they cannot
 * take, and can be replayed, or built anew beside the live ones.
 */
@ApplicationModule(allowedDependencies = {"message", "text"})
@NullMarked
package io.roster.projection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
