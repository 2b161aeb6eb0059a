/** What the commands, events and rejections of every feature have in common, so that the adapters need know no feature. */
@ApplicationModule(allowedDependencies = "text")
@NullMarked
package io.roster.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
