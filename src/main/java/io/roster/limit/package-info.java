/** How much each caller may ask for, so that one cannot starve the others. */
@ApplicationModule(allowedDependencies = {"message", "node", "readmodel"})
@NullMarked
package io.roster.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
