/** The Unicode rules for texts that Roster stores or compares. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.roster.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
