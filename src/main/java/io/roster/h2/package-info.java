/** The embedded H2 file: keeping it small, a reserve for a full disk, and backups. */
@ApplicationModule(allowedDependencies = "node")
@NullMarked
package io.roster.h2;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
