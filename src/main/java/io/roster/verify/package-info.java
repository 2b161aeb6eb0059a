/** Checks a whole store, for {@code verify} on the command line. */
@ApplicationModule(allowedDependencies = {"database", "message", "node", "readmodel"})
@NullMarked
package io.roster.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
