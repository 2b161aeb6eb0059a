package io.roster.accesstoken.api;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.message.MessageType;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The events of an access token. The metadata says who issued or revoked it, when, and why. */
public sealed interface AccessTokenEvent extends Event {

    AccessTokenId id();

    @Override
    default AggregateReference aggregate() {
        return new AggregateReference(AccessTokenCommand.AGGREGATE_TYPE, id().toString());
    }

    @MessageType("access-token.issued")
    @Revision("1")
    record AccessTokenIssued(
            AccessTokenId id,
            AccessTokenName name,
            List<Scope> scopes,
            @Nullable Expiry expiresAt,
            SecretDigest digest) implements AccessTokenEvent {

        public AccessTokenIssued {
            scopes = List.copyOf(scopes);
        }
    }

    @MessageType("access-token.revoked")
    @Revision("1")
    record AccessTokenRevoked(AccessTokenId id) implements AccessTokenEvent {}
}
