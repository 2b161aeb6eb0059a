/** Turns events that a projection cannot handle into dead letters. */
@NullMarked
package io.roster.projection.deadletter;

import org.jspecify.annotations.NullMarked;
