/** The Unicode rules for every text that Roster keeps or compares. */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "message")
@NullMarked
package io.roster.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
