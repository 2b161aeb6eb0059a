/** What the commands, events, queries and rejections of all features have in common, so that adapters need to know no feature. */
@ApplicationModule(allowedDependencies = "text")
@NullMarked
package io.roster.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
