package io.roster.accesstoken.web;

import io.roster.accesstoken.api.AccessTokenFields;
import io.roster.accesstoken.api.AccessTokenId;
import io.roster.accesstoken.api.AccessTokenQuery.ExplainAccessTokens;
import io.roster.accesstoken.api.AccessTokenQuery.FetchAccessToken;
import io.roster.accesstoken.api.AccessTokenQuery.FindAccessTokens;
import io.roster.accesstoken.api.AccessTokenReply.AccessTokenExplanation;
import io.roster.accesstoken.api.AccessTokenReply.AccessTokenPage;
import io.roster.accesstoken.api.AccessTokenReply.AccessTokenView;
import io.roster.readmodel.ConsistencyToken;
import io.roster.search.SearchRequest;
import io.roster.search.parse.SearchParser;
import io.roster.web.gateway.RosterHeaders;
import io.roster.web.query.QueryDispatcher;
import io.roster.web.query.QueryResponses;
import io.roster.web.query.SearchRoute;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(path = "/api/access-tokens", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Queries")
class AccessTokenQueryController {

    private final QueryDispatcher queries;
    private final QueryResponses answers;
    private final SearchParser parser = new SearchParser(AccessTokenFields.ALL);

    AccessTokenQueryController(QueryDispatcher queries, QueryResponses answers) {
        this.queries = queries;
        this.answers = answers;
    }

    @GetMapping("/{id}")
    @SearchRoute(SearchRoute.Kind.FETCH)
    @Operation(operationId = "fetch-access-token", summary = "The access token with this id, without its secret")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AccessTokenView.class)))
    ResponseEntity<JsonNode> fetch(
            @PathVariable AccessTokenId id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        List<String> fields = parser.parseFields(parameters);
        AccessTokenView found = queries.ask(new FetchAccessToken(id), AccessTokenView.class, token);
        return answers.fetched(found, fields, found.version());
    }

    @GetMapping
    @SearchRoute(SearchRoute.Kind.LIST)
    @Operation(operationId = "list-access-tokens", summary = "A page of the access tokens that match, sorted")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AccessTokenPage.class)))
    ResponseEntity<?> list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        SearchRequest request = parser.parse(parameters);
        return request.explained()
                ? ResponseEntity.ok(
                        queries.ask(new ExplainAccessTokens(request.search()), AccessTokenExplanation.class, token))
                : answers.page(
                        queries.ask(new FindAccessTokens(request.search()), AccessTokenPage.class, token),
                        request.fields());
    }
}
