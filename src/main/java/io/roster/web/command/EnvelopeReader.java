package io.roster.web.command;

import io.roster.message.AggregateReference;
import io.roster.message.Reason;
import io.roster.message.command.VersionCondition;
import io.roster.web.access.AccessRules;
import io.roster.web.command.CommandCatalogue.Entry;
import io.roster.web.json.InvalidContent;
import io.roster.web.json.RecordReader;
import io.roster.web.problem.InvalidParameter;
import io.roster.web.problem.RequestProblem;
import io.roster.web.problem.Violation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Deserializes command envelopes. */
@Component
public class EnvelopeReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CommandCatalogue catalogue;
    private final AccessRules access;
    private final RecordReader records;

    EnvelopeReader(CommandCatalogue catalogue, AccessRules access, ObjectMapper mapper) {
        this.catalogue = catalogue;
        this.access = access;
        this.records = new RecordReader(mapper);
    }

    /**
     * Deserializes an envelope, which adds to the context of its request.
     *
     * @throws InvalidParameter if a header contradicts the envelope
     * @throws RequestProblem if the caller may not send this command
     * @throws InvalidContent with all violations in the envelope and its payload
     */
    public CommandRequest read(JsonNode json, CommandContext request) {
        List<Violation> violations = new ArrayList<>();
        Map<String, @Nullable Object> envelope = records.values(json, Envelope.class, "#", Map.of(), violations);
        String name = (String) envelope.get("command");
        Entry entry = name == null ? null : catalogue.find(name);
        if (entry == null) {
            if (name != null) {
                violations.add(new Violation("#/command", "is unknown; there are: " + catalogue.names()));
            }
            throw new InvalidContent(violations);
        }
        access.check(request.caller(), entry.aggregate());
        CommandContext context = context(envelope, request);
        RecordComponent idComponent = idOf(entry.type());
        AggregateReference aggregate = (AggregateReference) envelope.get("aggregate");
        Object id = aggregateId(aggregate, entry, idComponent.getType(), context, violations);
        Map<String, @Nullable Object> values = records.values(
                (JsonNode) Objects.requireNonNullElseGet(envelope.get("payload"), JSON::objectNode),
                entry.type(),
                "#/payload",
                Collections.singletonMap(idComponent.getName(), id),
                violations);
        if (!violations.isEmpty()) {
            throw new InvalidContent(violations);
        }
        return new CommandRequest(records.instantiate(entry.type(), values), context);
    }

    private static CommandContext context(Map<String, @Nullable Object> envelope, CommandContext request) {
        CommandId id = (CommandId) envelope.get("commandId");
        if (id != null && request.commandId() != null && !id.equals(request.commandId())) {
            throw new InvalidParameter(
                    CommandContextResolver.IDEMPOTENCY_KEY, "The envelope has a commandId that differs from it.");
        }
        Long version = (Long) envelope.get("expectedVersion");
        List<VersionCondition> conditions =
                version == null ? request.conditions() : List.of(VersionCondition.is(version));
        if (!request.conditions().isEmpty() && !request.conditions().equals(conditions)) {
            throw new InvalidParameter(
                    request.conditions().get(0).among() ? HttpHeaders.IF_MATCH : HttpHeaders.IF_NONE_MATCH,
                    "The envelope has an expectedVersion that differs from it.");
        }
        return new CommandContext(
                request.caller(),
                id == null ? request.commandId() : id,
                conditions,
                (Reason) envelope.get("reason"),
                request.correlationId(),
                request.dryRun());
    }

    /** Returns null, with a violation, if the id is missing or invalid. */
    private @Nullable Object aggregateId(
            @Nullable AggregateReference aggregate,
            Entry entry,
            Class<?> type,
            CommandContext context,
            List<Violation> violations) {
        String id;
        if (aggregate != null) {
            if (!aggregate.type().equals(entry.aggregate())) {
                violations.add(new Violation("#/aggregate/type", "must be " + entry.aggregate()));
            }
            id = aggregate.id();
        } else if (entry.creates()) {
            id = context.newAggregateId().toString();
        } else {
            if (violations.stream().noneMatch(violation -> violation.pointer().startsWith("#/aggregate"))) {
                violations.add(new Violation("#/aggregate", "is missing"));
            }
            return null;
        }
        return records.value(JSON.stringNode(id), type, "#/aggregate/id", violations);
    }

    /** The component that identifies the aggregate of a command. */
    static RecordComponent idOf(Class<?> command) {
        return Stream.of(command.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(TargetAggregateIdentifier.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(command + " has no @TargetAggregateIdentifier"));
    }

    /** The body of {@code POST /api/commands}. */
    private record Envelope(
            String command,
            @Nullable CommandId commandId,
            @Nullable AggregateReference aggregate,
            @Nullable JsonNode payload,
            @Nullable Long expectedVersion,
            @Nullable Reason reason) {}
}
