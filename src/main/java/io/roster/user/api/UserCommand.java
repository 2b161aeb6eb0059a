package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.roster.message.AggregateReference;
import io.roster.message.Command;
import io.roster.message.MessageType;
import io.roster.message.Rejection;
import io.roster.message.command.CreatesAggregate;
import io.roster.user.api.UserRejection.UserNotFound;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands that create or change one user. A command that would change nothing succeeds and appends no event. */
public sealed interface UserCommand extends Command {

    String AGGREGATE_TYPE = "user";

    UserId id();

    @Override
    default AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, id().toString());
    }

    @Override
    default Rejection notFound() {
        return new UserNotFound(id());
    }

    @MessageType("create-user")
    @JsonClassDescription("Creates an active user. Rejected if the id or the e-mail address is taken.")
    record CreateUser(@TargetAggregateIdentifier UserId id, UserName name, EmailAddress email)
            implements UserCommand, CreatesAggregate {}

    @MessageType("update-user")
    @JsonClassDescription("Changes the members that are present and leaves the rest as it is."
            + " Rejected if the e-mail address is taken or the user is deleted.")
    record UpdateUser(
            @TargetAggregateIdentifier UserId id,
            @Nullable UserName name,
            @Nullable EmailAddress email) implements UserCommand {}

    @MessageType("activate-user")
    @JsonClassDescription("Makes an inactive user active. Rejected if the user is deleted.")
    record ActivateUser(@TargetAggregateIdentifier UserId id) implements UserCommand {}

    @MessageType("deactivate-user")
    @JsonClassDescription("Makes an active user inactive. Rejected if the user is deleted.")
    record DeactivateUser(@TargetAggregateIdentifier UserId id) implements UserCommand {}

    @MessageType("delete-user")
    @JsonClassDescription(
            "Deletes a user and releases the e-mail address. The history is kept, and the user can be restored.")
    record DeleteUser(@TargetAggregateIdentifier UserId id) implements UserCommand {}

    @MessageType("restore-user")
    @JsonClassDescription("Restores a deleted user as it was. Rejected if another user has the e-mail address now.")
    record RestoreUser(@TargetAggregateIdentifier UserId id) implements UserCommand {}
}
