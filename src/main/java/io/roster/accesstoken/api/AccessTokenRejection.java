package io.roster.accesstoken.api;

import io.roster.message.MessageType;
import io.roster.message.Rejection;
import io.roster.message.RejectionDetails;

/** Why a command or a query about access tokens is rejected. */
public sealed interface AccessTokenRejection extends Rejection {

    @MessageType("access-token-not-found")
    @RejectionDetails(kind = Kind.NOT_FOUND, value = "There is no access token with the id %s.")
    record AccessTokenNotFound(AccessTokenId id) implements AccessTokenRejection {}

    @MessageType("access-token-id-taken")
    @RejectionDetails(kind = Kind.CONFLICT, value = "There is already an access token with the id %s.", field = "id")
    record AccessTokenIdTaken(AccessTokenId id) implements AccessTokenRejection {}

    /** Nobody can give away more than they have. */
    @MessageType("scope-not-held")
    @RejectionDetails(
            kind = Kind.FORBIDDEN,
            value = "You do not have the scope %s, so you cannot grant it.",
            field = "scopes")
    record ScopeNotHeld(Scope scope) implements AccessTokenRejection {}

    @MessageType("no-scopes")
    @RejectionDetails(kind = Kind.INVALID, value = "A token needs at least one scope.", field = "scopes")
    record NoScopes() implements AccessTokenRejection {}
}
