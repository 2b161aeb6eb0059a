package io.roster.user.api;

import io.roster.message.MessageType;
import io.roster.search.Filter;
import io.roster.search.Search;

/**
 * Everything that can be asked about users. Deleted users are found by their id, and by a filter that names their status;
 * every other filter passes them over.
 */
public sealed interface UserQuery {

    /** The user with this id. Answered with a {@link UserView}, or refused as not found. */
    @MessageType("fetch-user")
    record FetchUser(UserId id) implements UserQuery {}

    /** The only user that matches. Answered with a {@link UserView}; refused if none matches, or more than one. */
    @MessageType("find-one-user")
    record FindOneUser(Filter filter) implements UserQuery {}

    /** The users that match. Answered with a {@link UserPage}. */
    @MessageType("find-users")
    record FindUsers(Search search) implements UserQuery {}
}
