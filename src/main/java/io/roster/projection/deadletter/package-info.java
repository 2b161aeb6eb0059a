/** Sets aside events that a projection cannot handle. */
@NullMarked
package io.roster.projection.deadletter;

import org.jspecify.annotations.NullMarked;
