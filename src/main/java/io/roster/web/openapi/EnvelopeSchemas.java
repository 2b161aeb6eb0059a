package io.roster.web.openapi;

import io.roster.web.command.CommandCatalogue;
import io.roster.web.command.CommandCatalogue.Entry;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of the envelopes of all commands, from their records. */
@Component
class EnvelopeSchemas {

    private static final String SCHEMAS = "#/components/schemas/";

    private final CommandCatalogue commands;
    private final ObjectMapper mapper;

    EnvelopeSchemas(CommandCatalogue commands, ObjectMapper mapper) {
        this.commands = commands;
        this.mapper = mapper;
    }

    /** Adds a schema for each command, and returns the one that permits any of them. */
    Schema<?> addTo(OpenAPI document) {
        Schema<?> any = new JsonSchema().description("A command, in an envelope");
        Discriminator discriminator = new Discriminator().propertyName("command");
        for (Entry command : commands.all()) {
            String name = schemaName(command.name());
            document.getComponents().addSchemas(name, parse(envelope(command)));
            any.addOneOfItem(new JsonSchema().$ref(SCHEMAS + name));
            discriminator.mapping(command.name(), SCHEMAS + name);
        }
        return any.discriminator(discriminator);
    }

    private ObjectNode envelope(Entry command) {
        ObjectNode payload = commands.schemaOf(command);
        payload.remove("$schema");
        payload.remove("title");
        boolean hasPayload = payload.has("properties");
        ObjectNode envelope = object().put("description", command.description());
        ObjectNode members = envelope.putObject("properties");
        members.set("command", text().put("const", command.name()));
        members.set("commandId", text());
        ObjectNode aggregate = members.putObject("aggregate").put("type", "object");
        aggregate.putArray("required").add("type").add("id");
        aggregate
                .putObject("properties")
                .set("type", text().put("const", command.aggregate()))
                .set("id", text());
        members.set("payload", hasPayload ? payload : object());
        members.putObject("expectedVersion").put("type", "integer").put("format", "int64");
        members.set("reason", text());
        envelope.putArray("required").add("command");
        if (!command.creates()) {
            envelope.withArray("required").add("aggregate");
        }
        if (payload.has("required")) {
            envelope.withArray("required").add("payload");
        }
        return envelope;
    }

    private ObjectNode object() {
        return mapper.createObjectNode().put("type", "object").put("additionalProperties", false);
    }

    private ObjectNode text() {
        return mapper.createObjectNode().put("type", "string");
    }

    private static Schema<?> parse(ObjectNode schema) {
        try {
            return Json31.mapper().readValue(schema.toString(), JsonSchema.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code CreateUserEnvelope}, for {@code create-user}. */
    private static String schemaName(String command) {
        return Arrays.stream(command.split("-")).map(StringUtils::capitalize).collect(Collectors.joining())
                + "Envelope";
    }
}
