/** One node: its id, its role, what it starts with, and when it refuses to start. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.roster.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
