/** Reads stored events, and stores the position of each projection and which slot is live. */
@NullMarked
package io.roster.projection.position;

import org.jspecify.annotations.NullMarked;
