/** The query language of every resource: filters, sort orders, pages and cursors. */
@ApplicationModule(allowedDependencies = {"database", "message", "readmodel", "text"})
@NullMarked
package io.roster.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
