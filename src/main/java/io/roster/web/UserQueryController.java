package io.roster.web;

import io.roster.message.ConsistencyToken;
import io.roster.search.SearchParser;
import io.roster.user.api.UserFields;
import io.roster.user.api.UserId;
import io.roster.user.api.UserPage;
import io.roster.user.api.UserQuery.FetchUser;
import io.roster.user.api.UserQuery.FindOneUser;
import io.roster.user.api.UserQuery.FindUsers;
import io.roster.user.api.UserView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(path = "/api/users", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Queries", description = "Ask about users. Nothing is changed by asking.")
class UserQueryController {

    private static final String EXAMPLE_QUERY = """
            {"filter":{"active":true},"sort":[{"field":"name","order":"asc"}],"limit":10}""";

    private final Queries queries;
    private final SearchParser parser = new SearchParser(UserFields.ALL);

    UserQueryController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/{id}")
    @Operation(operationId = "fetch-user", summary = "The user with this id, deleted or not")
    ResponseEntity<UserView> fetch(
            @PathVariable UserId id,
            @RequestHeader(name = Headers.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        return answer(queries.ask(new FetchUser(id), UserView.class, token));
    }

    @GetMapping("/one")
    @Operation(operationId = "find-one-user", summary = "The only user with these values; more than one is an error")
    ResponseEntity<UserView> findOne(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, @Nullable String> parameters,
            @RequestHeader(name = Headers.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        return answer(queries.ask(new FindOneUser(parser.parseFilter(parameters)), UserView.class, token));
    }

    @GetMapping
    @Operation(operationId = "list-users", summary = "The users with these values, sorted, up to a limit")
    UserPage list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, @Nullable String> parameters,
            @RequestHeader(name = Headers.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        return queries.ask(new FindUsers(parser.parse(parameters)), UserPage.class, token);
    }

    @PostMapping(path = "/query", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "find-users",
            summary = "The users that a query finds",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"),
                                            examples = @ExampleObject(EXAMPLE_QUERY))))
    UserPage query(
            @RequestBody JsonNode query,
            @RequestHeader(name = Headers.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        return queries.ask(new FindUsers(parser.parse(query)), UserPage.class, token);
    }

    private static ResponseEntity<UserView> answer(UserView user) {
        return ResponseEntity.ok().eTag(Long.toString(user.version())).body(user);
    }
}
