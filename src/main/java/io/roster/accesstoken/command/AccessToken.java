package io.roster.accesstoken.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.roster.accesstoken.api.AccessTokenCommand;
import io.roster.accesstoken.api.AccessTokenCommand.IssueAccessToken;
import io.roster.accesstoken.api.AccessTokenCommand.RevokeAccessToken;
import io.roster.accesstoken.api.AccessTokenEvent.AccessTokenIssued;
import io.roster.accesstoken.api.AccessTokenEvent.AccessTokenRevoked;
import io.roster.accesstoken.api.AccessTokenId;
import io.roster.accesstoken.api.AccessTokenRejection.AccessTokenIdTaken;
import io.roster.accesstoken.api.AccessTokenRejection.NoScopes;
import io.roster.accesstoken.api.AccessTokenRejection.ScopeNotHeld;
import io.roster.accesstoken.api.Scope;
import io.roster.message.command.CommandHandling;
import io.roster.message.command.CommandMetaData;
import io.roster.message.command.CommandRejected;
import io.roster.message.command.Outcome;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The access token aggregate. It has two events at most, so it needs no snapshots. */
@Aggregate(type = AccessTokenCommand.AGGREGATE_TYPE)
@SuppressWarnings("NullAway.Init") // the first event sets every field
class AccessToken {

    @AggregateIdentifier
    private AccessTokenId id;

    private boolean revoked;

    AccessToken() {}

    @CommandHandlerInterceptor
    Outcome outcomeOf(InterceptorChain handler, MetaData metaData) throws Exception {
        return CommandHandling.outcomeOf(handler, metaData);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(IssueAccessToken command, @MetaDataValue(CommandMetaData.SCOPES) @Nullable String held) {
        if (id != null) {
            throw new CommandRejected(new AccessTokenIdTaken(id));
        }
        List<Scope> scopes = command.scopes().stream().distinct().toList();
        if (scopes.isEmpty()) {
            throw new CommandRejected(new NoScopes());
        }
        Set<String> own = Set.of(held == null ? new String[0] : held.split(" "));
        scopes.stream()
                .filter(scope -> !own.contains(scope.value()))
                .findFirst()
                .ifPresent(scope -> {
                    throw new CommandRejected(new ScopeNotHeld(scope));
                });
        apply(new AccessTokenIssued(command.id(), command.name(), scopes, command.expiresAt(), command.digest()));
    }

    @CommandHandler
    void handle(RevokeAccessToken command) {
        if (!revoked) {
            apply(new AccessTokenRevoked(id));
        }
    }

    @EventSourcingHandler
    void on(AccessTokenIssued event) {
        id = event.id();
    }

    @EventSourcingHandler
    void on(AccessTokenRevoked event) {
        revoked = true;
    }
}
