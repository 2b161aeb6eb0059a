package io.roster.accesstoken.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.message.MessageType;
import io.roster.message.Reply;
import io.roster.search.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The answers to queries about access tokens. */
public sealed interface AccessTokenReply extends Reply {

    /**
     * An access token without its secret.
     *
     * @param issuedBy the actor who issued it
     * @param lastUsedAt to the minute; null if it has not been used
     */
    @MessageType("access-token")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccessTokenView(
            AccessTokenId id,
            AccessTokenName name,
            List<Scope> scopes,
            Status status,
            String issuedBy,
            Instant issuedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt,
            long version)
            implements AccessTokenReply {}

    /** Whether a token was revoked. One that has expired stays active: {@code expiresAt} says so. */
    enum Status {
        ACTIVE,
        REVOKED;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A page of access tokens.
     *
     * @param next the cursor of the next page; null if this is the last one
     * @param count the number of tokens that match; null unless requested
     * @param countCapped true if more tokens match than {@code count} says; null otherwise
     */
    @MessageType("access-token-page")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccessTokenPage(
            List<AccessTokenView> items,
            @Nullable String next,
            @Nullable Integer count,
            @Nullable Boolean countCapped) implements AccessTokenReply {}

    /** How a search for access tokens would be executed. */
    @MessageType("access-token-explanation")
    record AccessTokenExplanation(@JsonValue Explanation explanation) implements AccessTokenReply {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public AccessTokenExplanation {}
    }
}
