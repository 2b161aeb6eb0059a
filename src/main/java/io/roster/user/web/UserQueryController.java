package io.roster.user.web;

import io.roster.readmodel.ConsistencyToken;
import io.roster.search.SearchRequest;
import io.roster.search.parse.SearchParser;
import io.roster.user.api.UserFields;
import io.roster.user.api.UserId;
import io.roster.user.api.UserQuery.CountUsers;
import io.roster.user.api.UserQuery.ExplainUsers;
import io.roster.user.api.UserQuery.FetchUser;
import io.roster.user.api.UserQuery.FindOneUser;
import io.roster.user.api.UserQuery.FindUsers;
import io.roster.user.api.UserReply.UserExplanation;
import io.roster.user.api.UserReply.UserPage;
import io.roster.user.api.UserReply.UserStatistics;
import io.roster.user.api.UserReply.UserView;
import io.roster.web.gateway.RosterHeaders;
import io.roster.web.problem.InvalidParameter;
import io.roster.web.query.QueryDispatcher;
import io.roster.web.query.QueryResponses;
import io.roster.web.query.SearchRoute;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
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
@Tag(name = "Queries", description = "Find users. A query changes nothing.")
class UserQueryController {

    private static final String EXAMPLE_QUERY = """
            {"filter":{"active":true},"sort":[{"field":"name","order":"asc"}],"limit":10}""";

    private static final int DAYS = 31;
    private static final int MAX_DAYS = 366;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final QueryDispatcher queries;
    private final QueryResponses answers;
    private final SearchParser parser = new SearchParser(UserFields.ALL);

    UserQueryController(QueryDispatcher queries, QueryResponses answers) {
        this.queries = queries;
        this.answers = answers;
    }

    @GetMapping("/{id}")
    @SearchRoute(SearchRoute.Kind.FETCH)
    @Operation(operationId = "fetch-user", summary = "The user with this id, deleted or not")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UserView.class)))
    ResponseEntity<JsonNode> fetch(
            @PathVariable UserId id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        List<String> fields = parser.parseFields(parameters);
        UserView user = queries.ask(new FetchUser(id), UserView.class, token);
        return answers.fetched(user, fields, user.version());
    }

    @GetMapping("/one")
    @SearchRoute(SearchRoute.Kind.ONE)
    @Operation(operationId = "find-one-user", summary = "The only user that matches; fails if several do")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UserView.class)))
    ResponseEntity<JsonNode> findOne(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        SearchRequest request = parser.parseOne(parameters);
        return answers.found(queries.ask(new FindOneUser(request.search()), UserView.class, token), request.fields());
    }

    @GetMapping("/statistics")
    @Operation(
            operationId = "count-users",
            summary =
                    "The number of users by status, and by day in a time zone; by default of the last 31 days, in UTC")
    UserStatistics statistics(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String timeZone,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        ZoneId zone = zone(timeZone);
        LocalDate last = to == null ? LocalDate.now(zone) : day("to", to);
        LocalDate first = from == null ? last.minusDays(DAYS - 1L) : day("from", from);
        if (first.isAfter(last)) {
            throw new InvalidParameter("from", "It must not be after the parameter to.");
        }
        if (first.plusDays(MAX_DAYS).isBefore(last)) {
            throw new InvalidParameter("from", "It must be at most " + MAX_DAYS + " days before the parameter to.");
        }
        return queries.askWithoutRecentWrites(new CountUsers(first, last, zone), UserStatistics.class, token);
    }

    @GetMapping
    @SearchRoute(SearchRoute.Kind.LIST)
    @Operation(operationId = "list-users", summary = "A page of the users that match, sorted")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UserPage.class)))
    ResponseEntity<?> list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        return answer(parser.parse(parameters), token);
    }

    @PostMapping(path = "/query", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "find-users",
            summary = "A page of the users that match a query in JSON",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"),
                                            examples = @ExampleObject(EXAMPLE_QUERY))))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UserPage.class)))
    ResponseEntity<?> query(
            @RequestBody JsonNode query,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        return answer(parser.parse(query), token);
    }

    /** Only named zones: their days begin at a quarter of an hour. */
    private static ZoneId zone(@Nullable String name) {
        if (name == null) {
            return ZoneOffset.UTC;
        }
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new InvalidParameter(
                    "timeZone", "The value must be the name of a time zone such as Europe/Berlin or UTC.");
        }
        return ZoneId.of(name);
    }

    private static LocalDate day(String parameter, String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Reported like a text of another form.
        }
        throw new InvalidParameter(parameter, "The value must be a day such as 2026-01-31.");
    }

    private ResponseEntity<?> answer(SearchRequest request, @Nullable ConsistencyToken token) {
        return request.explained()
                ? ResponseEntity.ok(queries.ask(new ExplainUsers(request.search()), UserExplanation.class, token))
                : answers.page(queries.ask(new FindUsers(request.search()), UserPage.class, token), request.fields());
    }
}
