/** The embedded database below its SQL: when there is one, and how it is written to its file, many commits at once and only between statements. */
@NullMarked
package io.roster.h2.store;

import org.jspecify.annotations.NullMarked;
