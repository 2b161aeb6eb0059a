/** Runs each projection in a streaming event processor, and reports its status. */
@NullMarked
package io.roster.projection.run;

import org.jspecify.annotations.NullMarked;
