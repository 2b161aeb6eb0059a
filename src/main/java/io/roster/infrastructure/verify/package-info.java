/**
 * {@code verify}: reads a store, says what is wrong with it, and ends. The application then works on a scratch database, into
 * which its own projections fold the events of the store anew; the store itself is opened so that it cannot be written.
 */
@NullMarked
package io.roster.infrastructure.verify;

import org.jspecify.annotations.NullMarked;
