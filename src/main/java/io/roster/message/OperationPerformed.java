package io.roster.message;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An operator did something with a read model. Who, when and why is in the event's metadata.
 *
 * @param readModel with which
 * @param operation what, {@code replay} for example
 * @param subject with what of it, a dead letter for example; null if with all of it
 */
@MessageType("operation.performed")
@Revision("1")
public record OperationPerformed(
        String readModel, String operation, @Nullable String subject) implements Event {}
