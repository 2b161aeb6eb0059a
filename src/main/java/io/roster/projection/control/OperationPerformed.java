package io.roster.projection.control;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.message.MessageType;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An operator performed an operation on a read model. The event's metadata says who, when and why.
 *
 * @param operation its name, such as {@code replay}
 * @param subject what it was performed on, such as a dead letter; null if on the whole read model
 */
@MessageType("operation.performed")
@Revision("1")
public record OperationPerformed(
        String readModel, String operation, @Nullable String subject) implements Event {

    /** The aggregate type of the operation logs; each read model has one. */
    public static final String AGGREGATE_TYPE = "operations";

    @Override
    public AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, logOf(readModel));
    }

    /** The id of the operation log of a read model. */
    public static String logOf(String readModel) {
        return AGGREGATE_TYPE + "-" + readModel;
    }
}
