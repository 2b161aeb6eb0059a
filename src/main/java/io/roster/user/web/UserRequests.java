package io.roster.user.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.roster.message.Reason;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request bodies of commands. */
final class UserRequests {

    private UserRequests() {}

    public record NewUser(
            @Schema(format = "uuid", description = "Generated, or derived from the Idempotency-Key, if absent")
            @Nullable UserId id,

            @Schema(requiredMode = REQUIRED, maxLength = UserName.MAX_LENGTH, example = "John Doe")
            UserName name,

            @Schema(requiredMode = REQUIRED, maxLength = EmailAddress.MAX_OCTETS, example = "john@example.com")
            EmailAddress email) {}

    /** A JSON merge patch (RFC 7396): absent members stay as they are. */
    public record UserChanges(
            @Schema(maxLength = UserName.MAX_LENGTH, example = "John F. Doe") @Nullable UserName name,

            @Schema(maxLength = EmailAddress.MAX_OCTETS, example = "jfd@example.com") @Nullable EmailAddress email) {}

    public record ReasonBody(
            @Schema(maxLength = Reason.MAX_LENGTH, example = "Left the company") @Nullable Reason reason) {}
}
