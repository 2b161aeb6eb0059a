package io.roster.web.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roster.message.command.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells callers who they are and what they may do. */
@RestController
@Tag(name = "Access")
class MeController {

    @GetMapping(path = "/api/me", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "get-me", summary = "Who the caller is, and the scopes that it has")
    Me me() {
        Caller caller = Caller.current();
        Actor actor = caller.actor();
        return new Me(actor.kind().value(), actor.id(), actor.issuer(), actor.via(), caller.sortedScopes());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(
            String kind,
            String id,
            @Nullable String issuer,
            @Nullable String via,
            Set<String> scopes) {}
}
