/** The event store and the token store in JDBC tables. */
@NullMarked
package io.roster.axon.store;

import org.jspecify.annotations.NullMarked;
