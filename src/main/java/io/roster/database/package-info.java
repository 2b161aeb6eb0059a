/** The SQL database: its product, the version of its schema, and its failures. */
@ApplicationModule(allowedDependencies = "node")
@NullMarked
package io.roster.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
