/** Runs on the embedded H2 file: compacts it, backs it up, and keeps a reserve for when the disk is full. */
@ApplicationModule(allowedDependencies = {"database", "node"})
@NullMarked
package io.roster.h2;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
