/** Handles commands: interceptors, idempotency, retries and batches. */
@NullMarked
package io.roster.axon.command;

import org.jspecify.annotations.NullMarked;
