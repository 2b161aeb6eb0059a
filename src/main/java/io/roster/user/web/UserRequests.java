package io.roster.user.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.roster.message.Reason;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about users. */
final class UserRequests {

    private UserRequests() {}

    /** A user to create; without an id, one is drawn. */
    public record NewUser(
            @Schema(format = "uuid", description = "If left out, one is drawn, or made of the Idempotency-Key")
            @Nullable UserId id,

            @Schema(requiredMode = REQUIRED, maxLength = UserName.MAX_LENGTH, example = "John Doe")
            UserName name,

            @Schema(requiredMode = REQUIRED, maxLength = EmailAddress.MAX_OCTETS, example = "john@example.com")
            EmailAddress email) {}

    /** What to change of a user, as a JSON merge patch (RFC 7396); what is left out stays. */
    public record UserChanges(
            @Schema(maxLength = UserName.MAX_LENGTH, example = "John F. Doe") @Nullable UserName name,

            @Schema(maxLength = EmailAddress.MAX_OCTETS, example = "jfd@example.com") @Nullable EmailAddress email) {}

    /** Why. */
    public record Because(
            @Schema(maxLength = Reason.MAX_LENGTH, example = "Left the company") @Nullable Reason reason) {
        public static final Because OF_NO_SAID_REASON = new Because(null);
    }
}
