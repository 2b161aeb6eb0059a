package io.roster.user.api;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.message.MessageType;
import io.roster.message.Reason;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a user. When it happened, and through which command, is in the event's metadata. */
public sealed interface UserEvent extends Event {

    /** The user that it happened to. */
    UserId id();

    @Override
    default AggregateReference aggregate() {
        return new AggregateReference(UserCommand.AGGREGATE_TYPE, id().toString());
    }

    /** A user came to be, active. */
    @MessageType("user.created")
    @Revision("1")
    record UserCreated(UserId id, UserName name, EmailAddress email) implements UserEvent {}

    /** A user has another name. */
    @MessageType("user.renamed")
    @Revision("1")
    record UserRenamed(UserId id, UserName name) implements UserEvent {}

    /** A user has another e-mail address, or writes it in another way. */
    @MessageType("user.email-changed")
    @Revision("1")
    record UserEmailChanged(UserId id, EmailAddress email) implements UserEvent {}

    /** An inactive user became active. */
    @MessageType("user.activated")
    @Revision("1")
    record UserActivated(UserId id) implements UserEvent {}

    /** An active user became inactive. */
    @MessageType("user.deactivated")
    @Revision("1")
    record UserDeactivated(UserId id, @Nullable Reason reason) implements UserEvent {}

    /** A user was deleted; the e-mail address is free. */
    @MessageType("user.deleted")
    @Revision("1")
    record UserDeleted(UserId id, @Nullable Reason reason) implements UserEvent {}

    /** A deleted user is back, active or not as it was before, with the same name and e-mail address. */
    @MessageType("user.restored")
    @Revision("1")
    record UserRestored(UserId id, boolean active) implements UserEvent {}
}
