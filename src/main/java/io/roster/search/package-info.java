/** The query language: what to look for, in which order and how much of it; parsed once, and translated to SQL once, for every resource. */
@ApplicationModule(allowedDependencies = "text")
@NullMarked
package io.roster.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
