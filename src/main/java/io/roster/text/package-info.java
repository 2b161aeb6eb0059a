/** The Unicode rules for every text that Roster stores or compares. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.roster.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
