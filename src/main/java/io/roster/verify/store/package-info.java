/** The checks of a store: its events, the positions of its projections, and their rows. */
@NullMarked
package io.roster.verify.store;

import org.jspecify.annotations.NullMarked;
