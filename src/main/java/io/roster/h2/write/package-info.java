/** Writes the embedded database to its file: many commits at once, and only between statements. */
@NullMarked
package io.roster.h2.write;

import org.jspecify.annotations.NullMarked;
