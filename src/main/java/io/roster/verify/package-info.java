/** The command line {@code verify}: checks a whole store. */
@ApplicationModule(allowedDependencies = {"database", "message", "node", "readmodel"})
@NullMarked
package io.roster.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
