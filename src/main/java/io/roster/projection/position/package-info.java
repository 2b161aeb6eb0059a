/** Reads stored events, and knows the position of each projection and the slot that is live. */
@NullMarked
package io.roster.projection.position;

import org.jspecify.annotations.NullMarked;
