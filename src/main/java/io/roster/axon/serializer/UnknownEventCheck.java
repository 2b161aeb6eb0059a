package io.roster.axon.serializer;

import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/** The last of the upcasters: refuses an event that is still not known after the others, and says which one it is. */
public class UnknownEventCheck implements EventUpcaster {

    private final Serializer serializer;

    public UnknownEventCheck(Serializer serializer) {
        this.serializer = serializer;
    }

    /**
     * Changes nothing.
     *
     * @throws SerializationException from the stream, at an event whose name or revision is in no vocabulary
     */
    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return events.peek(this::requireKnown);
    }

    private void requireKnown(IntermediateEventRepresentation event) {
        try {
            serializer.classForType(event.getType());
        } catch (SerializationException e) {
            throw new SerializationException(
                    "Event %s of %s %s: %s"
                            .formatted(
                                    event.getSequenceNumber().orElse(null),
                                    event.getAggregateType().orElse(null),
                                    event.getAggregateIdentifier().orElse(null),
                                    e.getMessage()),
                    e);
        }
    }
}
