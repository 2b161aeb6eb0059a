package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.roster.message.AggregateReference;
import io.roster.message.Command;
import io.roster.message.MessageType;
import io.roster.message.Reason;
import io.roster.message.Rejection;
import io.roster.message.command.CreatesAggregate;
import io.roster.user.api.UserRejection.UserNotFound;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Every way to change a user. A command that asks for what already is succeeds and appends nothing. */
public sealed interface UserCommand extends Command {

    /** What users are called among aggregates. */
    String AGGREGATE_TYPE = "user";

    /** The user to create or change. */
    UserId id();

    @Override
    default AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, id().toString());
    }

    @Override
    default Rejection notFound() {
        return new UserNotFound(id());
    }

    /** Creates an active user. Refused if the id or the e-mail address is taken. */
    @MessageType("create-user")
    @JsonClassDescription("Creates an active user. Refused if the id or the e-mail address is taken.")
    record CreateUser(@TargetAggregateIdentifier UserId id, UserName name, EmailAddress email)
            implements UserCommand, CreatesAggregate {}

    /** Changes what is given and leaves the rest. Refused if the e-mail address is taken or the user is deleted. */
    @MessageType("update-user")
    @JsonClassDescription(
            "Changes what is given and leaves the rest. Refused if the e-mail address is taken or the user is deleted.")
    record UpdateUser(
            @TargetAggregateIdentifier UserId id,
            @Nullable UserName name,
            @Nullable EmailAddress email) implements UserCommand {}

    /** Makes an inactive user active. Refused if the user is deleted. */
    @MessageType("activate-user")
    @JsonClassDescription("Makes an inactive user active. Refused if the user is deleted.")
    record ActivateUser(@TargetAggregateIdentifier UserId id) implements UserCommand {}

    /** Makes an active user inactive. Refused if the user is deleted. */
    @MessageType("deactivate-user")
    @JsonClassDescription("Makes an active user inactive. Refused if the user is deleted.")
    record DeactivateUser(
            @TargetAggregateIdentifier UserId id, @Nullable Reason reason) implements UserCommand {}

    /** Deletes a user and releases the e-mail address. The user's history stays, and the user can be restored. */
    @MessageType("delete-user")
    @JsonClassDescription(
            "Deletes a user and releases the e-mail address. The user's history stays, and the user can be restored.")
    record DeleteUser(
            @TargetAggregateIdentifier UserId id, @Nullable Reason reason) implements UserCommand {}

    /** Restores a deleted user as it was. Refused if another user has the e-mail address by now. */
    @MessageType("restore-user")
    @JsonClassDescription("Restores a deleted user as it was. Refused if another user has the e-mail address by now.")
    record RestoreUser(@TargetAggregateIdentifier UserId id) implements UserCommand {}
}
