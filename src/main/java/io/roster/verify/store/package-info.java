/** The checks: events, claims, positions, and each row against what the events say. */
@NullMarked
package io.roster.verify.store;

import org.jspecify.annotations.NullMarked;
