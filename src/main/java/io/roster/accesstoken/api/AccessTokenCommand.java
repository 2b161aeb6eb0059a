package io.roster.accesstoken.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.roster.accesstoken.api.AccessTokenRejection.AccessTokenNotFound;
import io.roster.message.AggregateReference;
import io.roster.message.Command;
import io.roster.message.MessageType;
import io.roster.message.Rejection;
import io.roster.message.command.CreatesAggregate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands that issue or revoke an access token. */
public sealed interface AccessTokenCommand extends Command {

    String AGGREGATE_TYPE = "access-token";

    AccessTokenId id();

    @Override
    default AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, id().toString());
    }

    @Override
    default Rejection notFound() {
        return new AccessTokenNotFound(id());
    }

    /**
     * Issues a token.
     *
     * @param digest of the secret, which nobody but its bearer knows
     * @param expiresAt null if the token is valid until it is revoked
     */
    @MessageType("issue-access-token")
    @JsonClassDescription(
            "Issues an access token with scopes that the caller has, for a secret of which only the digest is known."
                    + " POST /api/access-tokens makes the secret.")
    record IssueAccessToken(
            @TargetAggregateIdentifier AccessTokenId id,
            AccessTokenName name,
            List<Scope> scopes,
            @Nullable Expiry expiresAt,
            SecretDigest digest)
            implements AccessTokenCommand, CreatesAggregate {

        public IssueAccessToken {
            scopes = List.copyOf(scopes);
        }
    }

    @MessageType("revoke-access-token")
    @JsonClassDescription("Revokes an access token for good. Changes nothing if it is revoked.")
    record RevokeAccessToken(@TargetAggregateIdentifier AccessTokenId id) implements AccessTokenCommand {}
}
