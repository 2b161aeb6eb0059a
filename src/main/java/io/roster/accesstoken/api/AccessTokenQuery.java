package io.roster.accesstoken.api;

import io.roster.message.MessageType;
import io.roster.search.Search;

/** The queries about access tokens, revoked ones included. */
public sealed interface AccessTokenQuery {

    /** Answered with an {@link AccessTokenReply.AccessTokenView}. */
    @MessageType("fetch-access-token")
    record FetchAccessToken(AccessTokenId id) implements AccessTokenQuery {}

    /** Answered with an {@link AccessTokenReply.AccessTokenPage}. */
    @MessageType("find-access-tokens")
    record FindAccessTokens(Search search) implements AccessTokenQuery {}

    /** Answered with an {@link AccessTokenReply.AccessTokenExplanation}. */
    @MessageType("explain-access-tokens")
    record ExplainAccessTokens(Search search) implements AccessTokenQuery {}
}
