package io.roster.user;

import io.roster.message.command.CommandMetaData;
import java.util.Map;
import java.util.Set;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves the reason of old events to the metadata, where the reason of every command is. Until revision 2, the payloads of
 * {@code user.deactivated} and {@code user.deleted} had one.
 */
@Component
class ReasonUpcaster extends SingleEventUpcaster {

    private static final Set<String> EVENTS = Set.of("user.deactivated", "user.deleted");
    private static final Map<String, String> NEXT = Map.of("1", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return EVENTS.contains(event.getType().getName())
                && NEXT.containsKey(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        JsonNode reason = event.getData(JsonNode.class).getData().path("reason");
        return event.upcast(
                new SimpleSerializedType(
                        event.getType().getName(), NEXT.get(event.getType().getRevision())),
                JsonNode.class,
                payload -> ((ObjectNode) payload).without("reason"),
                metaData -> reason.isString()
                        ? metaData.mergedWith(Map.of(CommandMetaData.REASON, reason.stringValue()))
                        : metaData);
    }
}
