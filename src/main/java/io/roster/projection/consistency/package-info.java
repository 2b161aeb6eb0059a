/** Delays queries until the read model contains the writes that they depend on. */
@NullMarked
package io.roster.projection.consistency;

import org.jspecify.annotations.NullMarked;
