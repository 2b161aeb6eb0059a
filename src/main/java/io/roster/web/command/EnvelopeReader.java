package io.roster.web.command;

import io.roster.message.AggregateReference;
import io.roster.message.Command;
import io.roster.message.Reason;
import io.roster.web.command.CommandCatalogue.Entry;
import io.roster.web.json.InvalidContent;
import io.roster.web.json.RecordReader;
import io.roster.web.problem.Violation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a command of its envelope: its name, its aggregate, its payload and what its caller says of it. */
@Component
public class EnvelopeReader {

    private final CommandCatalogue catalogue;
    private final ObjectMapper mapper;
    private final RecordReader records;

    EnvelopeReader(CommandCatalogue catalogue, ObjectMapper mapper) {
        this.catalogue = catalogue;
        this.mapper = mapper;
        this.records = new RecordReader(mapper);
    }

    /**
     * Reads an envelope.
     *
     * @param request what the request says of all its commands; what the envelope says goes before
     * @throws InvalidContent with all that is wrong in the envelope and its payload
     */
    public CommandRequest read(JsonNode json, CommandContext request) {
        List<Violation> violations = new ArrayList<>();
        Map<String, @Nullable Object> envelope = records.values(json, Envelope.class, "#", Map.of(), violations);
        CommandContext context = context(envelope, request);
        Command command = command(envelope, context, violations);
        if (command == null || !violations.isEmpty()) {
            throw new InvalidContent(violations);
        }
        return new CommandRequest(command, context);
    }

    private static CommandContext context(Map<String, @Nullable Object> envelope, CommandContext request) {
        CommandId id = (CommandId) envelope.get("commandId");
        Long version = (Long) envelope.get("expectedVersion");
        return new CommandContext(
                id == null ? request.commandId() : id,
                version == null ? request.expectedVersion() : version,
                (Reason) envelope.get("reason"),
                request.correlationId(),
                request.source(),
                request.dryRun());
    }

    private @Nullable Command command(
            Map<String, @Nullable Object> envelope, CommandContext context, List<Violation> violations) {
        String name = (String) envelope.get("command");
        if (name == null) {
            return null;
        }
        Entry entry = catalogue.find(name);
        if (entry == null) {
            violations.add(new Violation("#/command", "is unknown; there are: " + catalogue.names()));
            return null;
        }
        RecordComponent idComponent = idOf(entry.type());
        Object id =
                aggregateId((AggregateReference) envelope.get("aggregate"), entry, idComponent, context, violations);
        JsonNode payload = (JsonNode) envelope.get("payload");
        int before = violations.size();
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put(idComponent.getName(), id);
        Map<String, @Nullable Object> values = records.values(
                payload == null ? JsonNodeFactory.instance.objectNode() : payload,
                entry.type(),
                "#/payload",
                given,
                violations);
        return id == null || violations.size() > before ? null : records.instantiate(entry.type(), values);
    }

    private @Nullable Object aggregateId(
            @Nullable AggregateReference aggregate,
            Entry entry,
            RecordComponent idComponent,
            CommandContext context,
            List<Violation> violations) {
        if (aggregate == null) {
            if (entry.creates()) {
                return mapper.convertValue(context.newAggregateId().toString(), idComponent.getType());
            }
            if (violations.stream().noneMatch(violation -> violation.pointer().startsWith("#/aggregate"))) {
                violations.add(new Violation("#/aggregate", "is missing"));
            }
            return null;
        }
        if (!aggregate.type().equals(entry.aggregateType())) {
            violations.add(new Violation("#/aggregate/type", "must be " + entry.aggregateType()));
        }
        return records.value(
                JsonNodeFactory.instance.stringNode(aggregate.id()),
                idComponent.getType(),
                "#/aggregate/id",
                violations);
    }

    /** The component of a command that names its aggregate. */
    static RecordComponent idOf(Class<?> command) {
        return Stream.of(command.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(TargetAggregateIdentifier.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(command + " names no aggregate"));
    }

    /** What {@code POST /api/commands} takes. */
    record Envelope(
            String command,
            @Nullable CommandId commandId,
            @Nullable AggregateReference aggregate,
            @Nullable JsonNode payload,
            @Nullable Long expectedVersion,
            @Nullable Reason reason) {}
}
