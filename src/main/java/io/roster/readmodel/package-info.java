/** What projections and query handlers share: slots, live tables and consistency tokens. */
@ApplicationModule(allowedDependencies = {"message", "text"})
@NullMarked
package io.roster.readmodel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
