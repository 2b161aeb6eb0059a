/** Watches how far the read models have come, and delays queries until they contain the writes that the queries depend on. */
@NullMarked
package io.roster.projection.consistency;

import org.jspecify.annotations.NullMarked;
