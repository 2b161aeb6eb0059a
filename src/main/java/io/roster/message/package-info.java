/**
 * The language of commands, events, queries and rejections that all features share, so that adapters need not know
 * any feature.
 */
@ApplicationModule(allowedDependencies = "text")
@NullMarked
package io.roster.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
