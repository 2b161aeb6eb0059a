package io.roster.web.stream;

import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandContextResolver;
import io.roster.web.problem.InvalidParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Command streams. */
@RestController
@RequestMapping(CommandStreamController.PATH)
@Tag(name = "Commands of all kinds")
public class CommandStreamController {

    static final String PATH = "/api/commands";

    private static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

    /** Other names of the same format. */
    private static final String NDJSON_TOO = "application/ndjson";

    private static final String JSON_LINES = "application/jsonl";
    private static final List<MediaType> MEDIA_TYPES =
            MediaType.parseMediaTypes(List.of(NDJSON, NDJSON_TOO, JSON_LINES));
    private static final String ATOMIC = "atomic";

    private final CommandStream stream;
    private final OpenStreams open;

    CommandStreamController(CommandStream stream, OpenStreams open) {
        this.stream = stream;
        this.open = open;
    }

    public static boolean isStream(HttpServletRequest request) {
        if (!HttpMethod.POST.matches(request.getMethod())
                || !request.getServletPath().equals(PATH)) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
            return MEDIA_TYPES.stream().anyMatch(type::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    @PostMapping(
            consumes = {NDJSON, NDJSON_TOO, JSON_LINES},
            produces = {NDJSON, NDJSON_TOO, JSON_LINES})
    @Operation(
            operationId = "process-commands",
            summary =
                    "Execute a stream of commands, one envelope per line; each is answered with a receipt or a problem, in order")
    void processAll(
            @Parameter(schema = @Schema(type = "boolean")) @RequestParam(name = ATOMIC, required = false)
                    String @Nullable [] atomic,
            CommandContext context,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        if (context.commandId() != null || !context.conditions().isEmpty()) {
            throw new InvalidParameter(
                    context.commandId() != null
                            ? CommandContextResolver.IDEMPOTENCY_KEY
                            : context.conditions().get(0).among() ? HttpHeaders.IF_MATCH : HttpHeaders.IF_NONE_MATCH,
                    "In a stream, each line has its own commandId and expectedVersion.");
        }
        boolean isAtomic = CommandContextResolver.flag(ATOMIC, atomic);
        if (isAtomic && context.dryRun()) {
            throw new InvalidParameter(CommandContextResolver.DRY_RUN, "An atomic stream cannot be a dry run.");
        }
        open.add(context.caller());
        try {
            if (isAtomic) {
                stream.handleAtomically(request.getInputStream(), response, context);
            } else {
                stream.handle(request.getInputStream(), response, context);
            }
        } finally {
            open.remove(context.caller());
        }
    }
}
