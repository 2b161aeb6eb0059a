/** How commands are handled: interceptors, idempotency, retries, batches. */
@NullMarked
package io.roster.axon.command;

import org.jspecify.annotations.NullMarked;
