/** Roster: an event-sourced user directory. */
@NullMarked
package io.roster;

import org.jspecify.annotations.NullMarked;
