/** What surrounds a command: its metadata, outcome, idempotency record, dry runs and batches. */
@NamedInterface("command")
@NullMarked
package io.roster.message.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
