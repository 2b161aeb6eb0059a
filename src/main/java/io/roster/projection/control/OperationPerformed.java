package io.roster.projection.control;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.message.MessageType;
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
        String readModel, String operation, @Nullable String subject) implements Event {

    /** What the logs of operations, one of each read model, are called among aggregates. */
    public static final String AGGREGATE_TYPE = "operations";

    @Override
    public AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, logOf(readModel));
    }

    /** The log of the operations on a read model. */
    public static String logOf(String readModel) {
        return AGGREGATE_TYPE + "-" + readModel;
    }
}
