package io.roster.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.roster.message.command.CommandHandling;
import io.roster.message.command.CommandRejected;
import io.roster.message.command.Outcome;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserCommand.ActivateUser;
import io.roster.user.api.UserCommand.CreateUser;
import io.roster.user.api.UserCommand.DeactivateUser;
import io.roster.user.api.UserCommand.DeleteUser;
import io.roster.user.api.UserCommand.RestoreUser;
import io.roster.user.api.UserCommand.UpdateUser;
import io.roster.user.api.UserEvent.UserActivated;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserEvent.UserDeactivated;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserEvent.UserEmailChanged;
import io.roster.user.api.UserEvent.UserRenamed;
import io.roster.user.api.UserEvent.UserRestored;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.roster.user.api.UserRejection.IdTaken;
import io.roster.user.api.UserRejection.UserIsDeleted;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;

/** The user aggregate. It has only the fields that its command handlers need; a change of them is a new revision of its snapshots. */
@Aggregate(type = UserCommand.AGGREGATE_TYPE, snapshotTriggerDefinition = CommandHandling.SNAPSHOTS)
@Revision("1")
@SuppressWarnings("NullAway.Init") // the first event sets every field
class User {

    @AggregateIdentifier
    private UserId id;

    private UserName name;
    private EmailAddress email;
    private boolean active;
    private boolean deleted;

    User() {}

    @CommandHandlerInterceptor
    Outcome outcomeOf(InterceptorChain handler, MetaData metaData) throws Exception {
        return CommandHandling.outcomeOf(handler, metaData);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateUser command, EmailClaims claims) {
        if (id != null) {
            throw new CommandRejected(new IdTaken(id));
        }
        claims.claim(command.email(), command.id());
        apply(new UserCreated(command.id(), command.name(), command.email()));
    }

    @CommandHandler
    void handle(UpdateUser command, EmailClaims claims) {
        requireNotDeleted();
        if (command.email() != null && !command.email().equals(email)) {
            claims.move(email, command.email(), id);
            apply(new UserEmailChanged(id, command.email()));
        }
        if (command.name() != null && !command.name().equals(name)) {
            apply(new UserRenamed(id, command.name()));
        }
    }

    @CommandHandler
    void handle(ActivateUser command) {
        requireNotDeleted();
        if (!active) {
            apply(new UserActivated(id));
        }
    }

    @CommandHandler
    void handle(DeactivateUser command) {
        requireNotDeleted();
        if (active) {
            apply(new UserDeactivated(id));
        }
    }

    @CommandHandler
    void handle(DeleteUser command, EmailClaims claims) {
        if (!deleted) {
            claims.release(email, id);
            apply(new UserDeleted(id));
        }
    }

    @CommandHandler
    void handle(RestoreUser command, EmailClaims claims) {
        if (deleted) {
            claims.claim(email, id);
            apply(new UserRestored(id, active));
        }
    }

    private void requireNotDeleted() {
        if (deleted) {
            throw new CommandRejected(new UserIsDeleted(id));
        }
    }

    @EventSourcingHandler
    void on(UserCreated event) {
        id = event.id();
        name = event.name();
        email = event.email();
        active = true;
    }

    @EventSourcingHandler
    void on(UserRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void on(UserEmailChanged event) {
        email = event.email();
    }

    @EventSourcingHandler
    void on(UserActivated event) {
        active = true;
    }

    @EventSourcingHandler
    void on(UserDeactivated event) {
        active = false;
    }

    @EventSourcingHandler
    void on(UserDeleted event) {
        deleted = true;
    }

    @EventSourcingHandler
    void on(UserRestored event) {
        deleted = false;
    }
}
