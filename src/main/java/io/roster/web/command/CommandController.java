package io.roster.web.command;

import io.roster.web.command.CommandCatalogue.Entry;
import io.roster.web.problem.RequestProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/commands")
@Tag(name = "Commands of all kinds", description = "Lists all commands and executes any of them.")
public class CommandController {

    private static final String EXAMPLE = """
            {"command":"create-user","commandId":"order-66","payload":{"name":"Mary Major","email":"mary@example.com"}}""";

    private final CommandCatalogue catalogue;
    private final EnvelopeReader envelopes;
    private final CommandDispatcher commands;

    CommandController(CommandCatalogue catalogue, EnvelopeReader envelopes, CommandDispatcher commands) {
        this.catalogue = catalogue;
        this.envelopes = envelopes;
        this.commands = commands;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "list-commands", summary = "All commands, with their aggregate types")
    CommandListing list() {
        return new CommandListing(catalogue.all());
    }

    @GetMapping(path = "/{name}", produces = "application/schema+json")
    @Operation(operationId = "describe-command", summary = "The JSON Schema of a command's payload")
    ResponseEntity<ObjectNode> describe(@PathVariable String name) {
        Entry entry = catalogue.find(name);
        if (entry == null) {
            throw new RequestProblem(
                    HttpStatus.NOT_FOUND,
                    "command-not-found",
                    "There is no such command. Known commands: " + catalogue.names() + ".");
        }
        return ResponseEntity.ok(catalogue.schemaOf(entry));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "process-command",
            summary = "Execute a command, sent in an envelope",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"),
                                            examples = @ExampleObject(EXAMPLE))))
    ResponseEntity<Receipt> process(@RequestBody JsonNode envelope, CommandContext context) {
        CommandRequest request = envelopes.read(envelope, context);
        try {
            return commands.send(request.command(), request.context()).in(ResponseEntity.ok());
        } catch (RuntimeException e) {
            throw request.problem(e);
        }
    }

    record CommandListing(Collection<Entry> items) {}
}
