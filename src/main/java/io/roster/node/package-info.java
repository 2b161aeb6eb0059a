/** A node: its id, its role, its startup, and the checks that refuse to start it. */
@ApplicationModule(allowedDependencies = "text")
@NullMarked
package io.roster.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
