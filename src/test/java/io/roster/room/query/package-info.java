/** The read side of rooms. */
@NullMarked
package io.roster.room.query;

import org.jspecify.annotations.NullMarked;
