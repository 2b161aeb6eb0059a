package io.roster.room.web;

import io.roster.readmodel.ConsistencyToken;
import io.roster.room.api.RoomFields;
import io.roster.room.api.RoomId;
import io.roster.room.api.RoomQuery.ExplainRooms;
import io.roster.room.api.RoomQuery.FetchRoom;
import io.roster.room.api.RoomQuery.FindOneRoom;
import io.roster.room.api.RoomQuery.FindRooms;
import io.roster.room.api.RoomReply.RoomExplanation;
import io.roster.room.api.RoomReply.RoomPage;
import io.roster.room.api.RoomReply.RoomView;
import io.roster.search.SearchRequest;
import io.roster.search.parse.SearchParser;
import io.roster.web.gateway.RosterHeaders;
import io.roster.web.query.QueryDispatcher;
import io.roster.web.query.QueryResponses;
import io.roster.web.query.SearchRoute;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
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
@RequestMapping(path = "/api/rooms", produces = MediaType.APPLICATION_JSON_VALUE)
class RoomQueryController {

    private final QueryDispatcher queries;
    private final QueryResponses responses;
    private final SearchParser parser = new SearchParser(RoomFields.ALL);

    RoomQueryController(QueryDispatcher queries, QueryResponses responses) {
        this.queries = queries;
        this.responses = responses;
    }

    @GetMapping("/{id}")
    @SearchRoute(SearchRoute.Kind.FETCH)
    @Operation(operationId = "fetch-room", summary = "The room with this id")
    ResponseEntity<JsonNode> fetch(
            @PathVariable RoomId id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        List<String> fields = parser.parseFields(parameters);
        RoomView room = queries.ask(new FetchRoom(id), RoomView.class, token);
        return responses.fetched(room, fields, room.version());
    }

    @GetMapping("/one")
    @SearchRoute(SearchRoute.Kind.ONE)
    @Operation(operationId = "find-one-room", summary = "The only room with these values")
    ResponseEntity<JsonNode> findOne(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        SearchRequest request = parser.parseOne(parameters);
        return responses.found(queries.ask(new FindOneRoom(request.search()), RoomView.class, token), request.fields());
    }

    @GetMapping
    @SearchRoute(SearchRoute.Kind.LIST)
    @Operation(operationId = "list-rooms", summary = "The rooms that match")
    ResponseEntity<?> list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        return answer(parser.parse(parameters), token);
    }

    @PostMapping(path = "/query", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "find-rooms", summary = "The rooms that a query finds")
    ResponseEntity<?> query(
            @RequestBody JsonNode query,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        return answer(parser.parse(query), token);
    }

    private ResponseEntity<?> answer(SearchRequest request, @Nullable ConsistencyToken token) {
        return request.explained()
                ? ResponseEntity.ok(queries.ask(new ExplainRooms(request.search()), RoomExplanation.class, token))
                : responses.page(queries.ask(new FindRooms(request.search()), RoomPage.class, token), request.fields());
    }
}
