/** The SQL database: which product it is, and the version of its schema. */
@ApplicationModule(allowedDependencies = "node")
@NullMarked
package io.roster.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
