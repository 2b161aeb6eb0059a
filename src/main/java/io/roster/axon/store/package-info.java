/** Stores events and tracking tokens in JDBC tables, and closes gaps in the sequence of events. */
@NullMarked
package io.roster.axon.store;

import org.jspecify.annotations.NullMarked;
