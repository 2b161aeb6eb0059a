package io.roster.web.openapi;

import static java.util.Map.entry;

import io.roster.message.Rejection;
import io.roster.message.RejectionDetails;
import io.roster.message.Vocabulary;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The problems (RFC 9457) that operations answer with: for each status one response, which lists its problem types. */
@Component
class ProblemResponses {

    private static final String RESPONSES = "#/components/responses/";
    private static final String SCHEMA = "Problem";

    private final Map<Integer, Set<String>> types = new TreeMap<>(Map.ofEntries(
            entry(
                    400,
                    Set.of(
                            "invalid-parameter",
                            "invalid-query",
                            "malformed-json",
                            "malformed-query-string",
                            "bad-request")),
            entry(401, Set.of("unauthorized", "invalid-token")),
            entry(403, Set.of("insufficient-scope", "forbidden")),
            entry(404, Set.of("not-found", "command-not-found")),
            entry(406, Set.of("not-acceptable")),
            entry(408, Set.of("request-timeout")),
            entry(413, Set.of("content-too-large")),
            entry(415, Set.of("unsupported-media-type")),
            entry(422, Set.of("invalid-content")),
            entry(429, Set.of("too-many-requests", "too-many-streams")),
            entry(503, Set.of("overloaded"))));

    ProblemResponses(List<Vocabulary> vocabularies) {
        types.replaceAll((status, names) -> new TreeSet<>(names));
        vocabularies.stream()
                .flatMap(vocabulary -> vocabulary.types().stream())
                .filter(Rejection.class::isAssignableFrom)
                .forEach(rejection -> types.computeIfAbsent(status(rejection), status -> new TreeSet<>())
                        .add(Vocabulary.nameOf(rejection)));
    }

    /** Adds the schema of a problem, and a response for each status. */
    void addTo(Components components) {
        components.addSchemas(SCHEMA, schema());
        types.forEach((status, names) -> components.addResponses(name(status), response(status, names)));
    }

    /** Refers to the responses of some statuses. */
    void refer(ApiResponses responses, List<Integer> statuses) {
        statuses.forEach(status ->
                responses.addApiResponse(Integer.toString(status), new ApiResponse().$ref(RESPONSES + name(status))));
    }

    private static int status(Class<?> rejection) {
        return switch (rejection.getAnnotation(RejectionDetails.class).kind()) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case FORBIDDEN -> 403;
            case TOO_MUCH -> 429;
            case INVALID -> 422;
            case UNAVAILABLE -> 503;
        };
    }

    private static String name(int status) {
        return SCHEMA + status;
    }

    private static ApiResponse response(int status, Set<String> names) {
        ApiResponse response = new ApiResponse()
                .description("A problem of the type " + String.join(", ", names))
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new JsonSchema().$ref("#/components/schemas/" + SCHEMA))));
        return status == 503 || status == 429
                ? response.addHeaderObject(
                        HttpHeaders.RETRY_AFTER,
                        new Header().description("Seconds").schema(new JsonSchema().types(Set.of("integer"))))
                : response;
    }

    private static Schema<?> schema() {
        Schema<?> error = object("One violation", "detail")
                .addProperty("pointer", text("A JSON Pointer into the body, as a URI fragment (RFC 6901, section 6)"))
                .addProperty("parameter", text("The name of a header, or of a query or path parameter"))
                .addProperty("detail", text("What is wrong"));
        Schema<?> errors = new JsonSchema().items(error);
        errors.addType("array");
        return object("A problem (RFC 9457); some types have further members", "type", "title", "status")
                .addProperty("type", text("urn:roster:problem: and the name of the type"))
                .addProperty("title", text("The type in words"))
                .addProperty("status", new JsonSchema().types(Set.of("integer")))
                .addProperty("detail", text("What is wrong"))
                .addProperty("instance", text("The path of the request"))
                .addProperty("errors", errors);
    }

    private static Schema<?> object(String description, String... required) {
        Schema<?> object = new JsonSchema().types(Set.of("object")).description(description);
        List.of(required).forEach(object::addRequiredItem);
        return object;
    }

    private static Schema<?> text(String description) {
        return new JsonSchema().types(Set.of("string")).description(description);
    }
}
