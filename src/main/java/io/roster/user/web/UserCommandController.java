package io.roster.user.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.roster.message.Reason;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserCommand.ActivateUser;
import io.roster.user.api.UserCommand.CreateUser;
import io.roster.user.api.UserCommand.DeactivateUser;
import io.roster.user.api.UserCommand.DeleteUser;
import io.roster.user.api.UserCommand.RestoreUser;
import io.roster.user.api.UserCommand.UpdateUser;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandDispatcher;
import io.roster.web.command.Receipt;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/users", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Commands", description = "Change users. The answer is a receipt, never data.")
class UserCommandController {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final CommandDispatcher commands;

    UserCommandController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "create-user", summary = "Create an active user")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Receipt> create(@RequestBody NewUser user, CommandContext context) {
        UserId id = Objects.requireNonNullElseGet(user.id(), () -> new UserId(context.newAggregateId()));
        Receipt receipt = commands.send(new CreateUser(id, user.name(), user.email()), context.because(user.reason()));
        return receipt.in(ResponseEntity.created(URI.create("/api/users/" + id)));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    @Operation(operationId = "update-user", summary = "Change the name or the e-mail address, or both")
    ResponseEntity<Receipt> update(@PathVariable UserId id, @RequestBody UserChanges changes, CommandContext context) {
        return send(new UpdateUser(id, changes.name(), changes.email()), context.because(changes.reason()));
    }

    @PostMapping(path = "/{id}/activate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "activate-user", summary = "Make an inactive user active")
    ResponseEntity<Receipt> activate(
            @PathVariable UserId id, @RequestBody(required = false) @Nullable ReasonBody body, CommandContext context) {
        return send(new ActivateUser(id), context.because(reason(body)));
    }

    @PostMapping(path = "/{id}/deactivate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "deactivate-user", summary = "Make an active user inactive")
    ResponseEntity<Receipt> deactivate(
            @PathVariable UserId id, @RequestBody(required = false) @Nullable ReasonBody body, CommandContext context) {
        return send(new DeactivateUser(id), context.because(reason(body)));
    }

    @DeleteMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "delete-user", summary = "Delete a user and release the e-mail address")
    ResponseEntity<Receipt> delete(
            @PathVariable UserId id, @RequestBody(required = false) @Nullable ReasonBody body, CommandContext context) {
        return send(new DeleteUser(id), context.because(reason(body)));
    }

    @PostMapping(path = "/{id}/restore", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "restore-user", summary = "Restore a deleted user as it was")
    ResponseEntity<Receipt> restore(
            @PathVariable UserId id, @RequestBody(required = false) @Nullable ReasonBody body, CommandContext context) {
        return send(new RestoreUser(id), context.because(reason(body)));
    }

    private ResponseEntity<Receipt> send(UserCommand command, CommandContext context) {
        return commands.send(command, context).in(ResponseEntity.ok());
    }

    private static @Nullable Reason reason(@Nullable ReasonBody body) {
        return body == null ? null : body.reason();
    }

    public record NewUser(
            @Schema(format = "uuid", description = "Generated, or derived from the Idempotency-Key, if absent")
            @Nullable UserId id,

            @Schema(requiredMode = REQUIRED, maxLength = UserName.MAX_LENGTH, example = "Grace Hopper")
            UserName name,

            @Schema(requiredMode = REQUIRED, maxLength = EmailAddress.MAX_OCTETS, example = "grace@example.com")
            EmailAddress email,

            @Schema(maxLength = Reason.MAX_LENGTH, example = "Joined the company") @Nullable Reason reason) {}

    /** A JSON merge patch (RFC 7396) of a user, in which absent members stay as they are, and the reason for it. */
    public record UserChanges(
            @Schema(maxLength = UserName.MAX_LENGTH, example = "John F. Doe") @Nullable UserName name,

            @Schema(maxLength = EmailAddress.MAX_OCTETS, example = "jfd@example.com") @Nullable EmailAddress email,

            @Schema(maxLength = Reason.MAX_LENGTH, example = "He asked for it") @Nullable Reason reason) {}

    public record ReasonBody(
            @Schema(maxLength = Reason.MAX_LENGTH, example = "Left the company") @Nullable Reason reason) {}
}
