/**
 * The query language: what to look for, in what order, and how much of it. Parsed once and translated to SQL once,
 * for every resource.
 */
@ApplicationModule(allowedDependencies = {"database", "message", "readmodel", "text"})
@NullMarked
package io.roster.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
