/** How fast Roster is beside what limits it: bare SQL, a bare answer, the version before. Run by the Maven profile {@code bench}. */
@NullMarked
package io.roster.bench;

import org.jspecify.annotations.NullMarked;
