package io.roster.user.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roster.readmodel.ConsistencyToken;
import io.roster.user.api.UserQuery.FindLookAlikes;
import io.roster.user.api.UserReply.LookAlikePage;
import io.roster.web.gateway.RosterHeaders;
import io.roster.web.problem.InvalidParameter;
import io.roster.web.query.QueryDispatcher;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Queries")
class LookAlikeController {

    private static final int GROUPS = 20;
    private static final int MAX_GROUPS = 100;

    private final QueryDispatcher queries;

    LookAlikeController(QueryDispatcher queries) {
        this.queries = queries;
    }

    @GetMapping(path = "/api/users/look-alikes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "find-look-alikes",
            summary = "Groups of users, of those not deleted, whose e-mail addresses look alike")
    LookAlikes find(
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "integer",
                                            minimum = "1",
                                            maximum = "" + MAX_GROUPS,
                                            defaultValue = "" + GROUPS))
                    @RequestParam(required = false)
                    @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = RosterHeaders.CONSISTENCY_TOKEN, required = false) @Nullable ConsistencyToken token) {
        FindLookAlikes query = new FindLookAlikes(after(cursor), groups(limit));
        LookAlikePage page = queries.ask(query, LookAlikePage.class, token);
        return new LookAlikes(page.items(), page.next() == null ? null : Long.toHexString(page.next()));
    }

    private static int groups(@Nullable String limit) {
        try {
            int groups = limit == null ? GROUPS : Integer.parseInt(limit);
            if (groups >= 1 && groups <= MAX_GROUPS) {
                return groups;
            }
        } catch (NumberFormatException e) {
            // Reported like a number out of range.
        }
        throw new InvalidParameter("limit", "The value must be a whole number from 1 to " + MAX_GROUPS + ".");
    }

    private static @Nullable Long after(@Nullable String cursor) {
        try {
            return cursor == null ? null : Long.parseUnsignedLong(cursor, 16);
        } catch (NumberFormatException e) {
            throw new InvalidParameter("cursor", "The value must be a cursor from an answer to this query, unchanged.");
        }
    }

    /** A page of groups; {@code next} is the cursor of the next page, and absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LookAlikes(
            List<LookAlikePage.Group> items, @Nullable String next) {}
}
