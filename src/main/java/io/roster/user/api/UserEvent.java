package io.roster.user.api;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.message.MessageType;
import org.axonframework.serialization.Revision;

/** The events of a user. The metadata says when they happened, why, and through which command. */
public sealed interface UserEvent extends Event {

    UserId id();

    @Override
    default AggregateReference aggregate() {
        return new AggregateReference(UserCommand.AGGREGATE_TYPE, id().toString());
    }

    /** A user was created, active. */
    @MessageType("user.created")
    @Revision("1")
    record UserCreated(UserId id, UserName name, EmailAddress email) implements UserEvent {}

    @MessageType("user.renamed")
    @Revision("1")
    record UserRenamed(UserId id, UserName name) implements UserEvent {}

    /** A user has another e-mail address, or the same one written differently. */
    @MessageType("user.email-changed")
    @Revision("1")
    record UserEmailChanged(UserId id, EmailAddress email) implements UserEvent {}

    @MessageType("user.activated")
    @Revision("1")
    record UserActivated(UserId id) implements UserEvent {}

    @MessageType("user.deactivated")
    @Revision("2")
    record UserDeactivated(UserId id) implements UserEvent {}

    /** A user was deleted, and the e-mail address released. */
    @MessageType("user.deleted")
    @Revision("2")
    record UserDeleted(UserId id) implements UserEvent {}

    /** A deleted user was restored with the same name, e-mail address and active flag as before. */
    @MessageType("user.restored")
    @Revision("1")
    record UserRestored(UserId id, boolean active) implements UserEvent {}
}
