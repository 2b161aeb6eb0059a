package io.roster.axon.serializer;

import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/** The last upcaster of the chain: fails on an event that is still unknown after the others, and names it. */
public class UnknownEventCheck implements EventUpcaster {

    private final Serializer serializer;

    public UnknownEventCheck(Serializer serializer) {
        this.serializer = serializer;
    }

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
