/** Makes queries wait until the read model contains the writes that they ask for. */
@NullMarked
package io.roster.projection.consistency;

import org.jspecify.annotations.NullMarked;
