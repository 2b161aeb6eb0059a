package io.roster.web.command;

import io.roster.web.command.CommandCatalogue.Entry;
import io.roster.web.command.CommandContextResolver.InvalidParameter;
import io.roster.web.command.CommandDispatcher.Order;
import io.roster.web.stream.CommandStream;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/commands")
@Tag(name = "Commands of all kinds", description = "What can be asked for, and one way to ask for all of it.")
public class CommandController {

    public static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

    private static final String ATOMIC = "atomic";

    private static final String EXAMPLE = """
            {"command":"create-user","commandId":"order-66","payload":{"name":"John Doe","email":"john@example.com"}}""";

    private final CommandCatalogue catalogue;
    private final CommandSchemas schemas;
    private final EnvelopeReader envelopes;
    private final CommandDispatcher commands;
    private final CommandStream stream;

    CommandController(
            CommandCatalogue catalogue,
            CommandSchemas schemas,
            EnvelopeReader envelopes,
            CommandDispatcher commands,
            CommandStream stream) {
        this.catalogue = catalogue;
        this.schemas = schemas;
        this.envelopes = envelopes;
        this.commands = commands;
        this.stream = stream;
    }

    /** Whether a body of this type is a stream of commands. */
    public static boolean isStream(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(NDJSON);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "list-commands", summary = "Every command, with its aggregate type")
    Listing list() {
        return new Listing(catalogue.all().stream()
                .map(entry -> new Item(
                        entry.name(),
                        entry.aggregateType(),
                        entry.creates(),
                        entry.description(),
                        "/api/commands/" + entry.name()))
                .toList());
    }

    @GetMapping(path = "/{name}", produces = "application/schema+json")
    @Operation(operationId = "describe-command", summary = "The JSON Schema of a command's payload")
    ResponseEntity<ObjectNode> describe(@PathVariable String name) {
        Entry entry = catalogue.find(name);
        if (entry == null) {
            throw new UnknownName("There is no such command. There are: " + catalogue.names() + ".");
        }
        return ResponseEntity.ok(schemas.schemaOf(entry));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "process-command",
            summary = "Do a command, named in an envelope",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"),
                                            examples = @ExampleObject(EXAMPLE))))
    ResponseEntity<Receipt> process(@RequestBody JsonNode envelope, CommandContext context) {
        Order order = envelopes.read(envelope, context);
        try {
            return commands.send(order.command(), order.context()).in(ResponseEntity.ok());
        } catch (RuntimeException e) {
            throw new EnvelopeRefused(order, e);
        }
    }

    @PostMapping(consumes = NDJSON, produces = NDJSON)
    @Operation(
            operationId = "process-commands",
            summary =
                    "Do a stream of commands, an envelope a line, answered with a receipt or a problem a line, in order")
    void processAll(
            @Parameter(schema = @Schema(type = "boolean")) @RequestParam(name = ATOMIC, required = false) @Nullable String atomic,
            CommandContext context,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        if (context.commandId() != null || context.expectedVersion() != null) {
            throw new InvalidParameter(
                    context.commandId() != null
                            ? CommandContextResolver.IDEMPOTENCY_KEY
                            : CommandContextResolver.IF_MATCH,
                    "In a stream each line says this for itself, as commandId or expectedVersion.");
        }
        boolean together = CommandContextResolver.flag(ATOMIC, atomic);
        if (together && context.dryRun()) {
            throw new InvalidParameter(CommandContextResolver.DRY_RUN, "An atomic stream cannot be a dry run.");
        }
        if (together) {
            stream.atomically(request.getInputStream(), response, context);
        } else {
            stream.oneByOne(request.getInputStream(), response, context);
        }
    }

    /** The catalogue. */
    record Listing(List<Item> items) {}

    /**
     * A command of the catalogue.
     *
     * @param creates whether it brings its aggregate into being, so that the aggregate's id may be left out
     * @param schema where the JSON Schema of its payload is
     */
    record Item(String name, String aggregate, boolean creates, String description, String schema) {}

    /** There is no command of this name. */
    public static final class UnknownName extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownName(String message) {
            super(message);
        }
    }
}
