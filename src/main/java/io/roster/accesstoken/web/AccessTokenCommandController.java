package io.roster.accesstoken.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.roster.accesstoken.api.AccessTokenCommand.IssueAccessToken;
import io.roster.accesstoken.api.AccessTokenCommand.RevokeAccessToken;
import io.roster.accesstoken.api.AccessTokenId;
import io.roster.accesstoken.api.AccessTokenName;
import io.roster.accesstoken.api.Expiry;
import io.roster.accesstoken.api.Scope;
import io.roster.accesstoken.authentication.Secret;
import io.roster.message.Reason;
import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandContext.NotRepeatable;
import io.roster.web.command.CommandDispatcher;
import io.roster.web.command.Receipt;
import io.roster.web.json.InvalidContent;
import io.roster.web.problem.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/access-tokens", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Commands")
class AccessTokenCommandController {

    private final CommandDispatcher commands;

    AccessTokenCommandController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "issue-access-token", summary = "Issue an access token, and show its secret once")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<IssuedToken> issue(
            @RequestBody NewAccessToken token,
            @NotRepeatable("A secret is shown once. If its answer was lost, revoke the token and issue another.")
                    CommandContext context) {
        if (token.expiresAt() != null && !token.expiresAt().value().isAfter(Instant.now())) {
            throw new InvalidContent(List.of(new Violation("#/expiresAt", "must be in the future")));
        }
        AccessTokenId id = new AccessTokenId(context.newAggregateId());
        Secret secret = Secret.make(id);
        Receipt receipt = commands.send(
                new IssueAccessToken(id, token.name(), token.scopes(), token.expiresAt(), secret.digest()),
                context.because(token.reason()));
        ResponseEntity<Receipt> answer = receipt.in(ResponseEntity.created(URI.create("/api/access-tokens/" + id)));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new IssuedToken(receipt, context.dryRun() ? null : secret.reveal()));
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "revoke-access-token", summary = "Revoke an access token for good")
    ResponseEntity<Receipt> revoke(@PathVariable AccessTokenId id, CommandContext context) {
        return commands.send(new RevokeAccessToken(id), context).in(ResponseEntity.ok());
    }

    /** An access token to issue, without an {@code expiresAt} for one that is valid until it is revoked. */
    public record NewAccessToken(
            @Schema(requiredMode = REQUIRED, maxLength = AccessTokenName.MAX_LENGTH, example = "Payroll import")
            AccessTokenName name,

            @Schema(requiredMode = REQUIRED, example = "[\"users:read\"]")
            List<Scope> scopes,

            @Schema(example = "2030-12-31T00:00:00Z") @Nullable Expiry expiresAt,

            @Schema(maxLength = Reason.MAX_LENGTH) @Nullable Reason reason) {}

    /** The receipt of the command with the secret, which is stored nowhere. A dry run has no secret. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IssuedToken(
            @JsonUnwrapped Receipt receipt, @Nullable String secret) {}
}
