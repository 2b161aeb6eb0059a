package io.roster.verify.store;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.verify.VerifyCommandLine;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.springframework.context.annotation.Profile;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** Reads stored events as the application does, and tells what is wrong with one: never in the words of a parser, which quotes. */
@Component
@Profile(VerifyCommandLine.WORD)
class EventReader {

    private final Serializer serializer;
    private final EventUpcaster upcasters;

    EventReader(Serializer serializer, Configuration axon) {
        this.serializer = serializer;
        this.upcasters = axon.upcasterChain();
    }

    /** What a stored event is read as: one event, or as many as an upcaster makes of it; none if it cannot be read. */
    List<DomainEventMessage<Event>> read(EventRow stored, Findings findings) {
        try {
            return upcasters
                    .upcast(Stream.of(new InitialEventRepresentation(stored.data(), serializer)))
                    .map(event -> message(stored, event))
                    .toList();
        } catch (Unreadable e) {
            findings.add(e.kind, "%s: %s".formatted(stored.place(), e.getMessage()));
        } catch (RuntimeException e) {
            String type = described(stored.data().getPayload().getType());
            Throwable root = NestedExceptionUtils.getMostSpecificCause(e);
            // Of an unknown type or revision there is nothing that could fail.
            String what = root instanceof SerializationException
                    ? type + " is unknown"
                    : "%s, or its metadata cannot be read (%s)"
                            .formatted(type, root.getClass().getSimpleName());
            findings.add(Finding.EVENT, "%s: %s".formatted(stored.place(), what));
        }
        return List.of();
    }

    private DomainEventMessage<Event> message(EventRow stored, IntermediateEventRepresentation event) {
        Event payload = payload(event);
        AggregateReference place = new AggregateReference(stored.aggregateType(), stored.aggregate());
        if (!payload.aggregate().equals(place)) {
            throw new Unreadable(
                    Finding.AGGREGATE,
                    "the payload is of %s %s"
                            .formatted(
                                    payload.aggregate().type(),
                                    payload.aggregate().id()));
        }
        return new GenericDomainEventMessage<>(
                stored.aggregateType(),
                stored.aggregate(),
                stored.sequence(),
                payload,
                event.getMetaData().getObject(),
                event.getMessageIdentifier(),
                event.getTimestamp());
    }

    private Event payload(IntermediateEventRepresentation event) {
        Object payload = serializer.deserialize(event.getData());
        if (payload instanceof Event fact) {
            return fact;
        }
        throw new Unreadable(
                Finding.EVENT, "%s is not an event".formatted(event.getType().getName()));
    }

    private static String described(SerializedType type) {
        return "%s, revision %s".formatted(type.getName(), type.getRevision());
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Finding kind;

        Unreadable(Finding kind, String what) {
            super(what);
            this.kind = kind;
        }
    }
}
