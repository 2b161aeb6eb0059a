/** What rooms do when something has happened. */
@NullMarked
package io.roster.room.reaction;

import org.jspecify.annotations.NullMarked;
