package io.roster.user.api;

import io.roster.message.MessageType;
import io.roster.search.Search;
import java.time.LocalDate;

/**
 * Everything that can be asked about users. Deleted users are found by their id, and by a filter that names their status;
 * every other filter passes them over.
 */
public sealed interface UserQuery {

    /** The user with this id. Answered with a {@link UserView}, or refused as not found. */
    @MessageType("fetch-user")
    record FetchUser(UserId id) implements UserQuery {}

    /** The only user that matches a search for at most two. Answered with a {@link UserView}; refused if none matches, or more than one. */
    @MessageType("find-one-user")
    record FindOneUser(Search search) implements UserQuery {}

    /** The users that match. Answered with a {@link UserPage}. */
    @MessageType("find-users")
    record FindUsers(Search search) implements UserQuery {}

    /** How the users of a search would be found. Answered with a {@link UserReply.UserExplanation}. */
    @MessageType("explain-users")
    record ExplainUsers(Search search) implements UserQuery {}

    /**
     * Users in numbers. Answered with {@link UserStatistics}.
     *
     * @param from the first day to tell of, in UTC
     * @param to the last day to tell of, in UTC
     */
    @MessageType("count-users")
    record CountUsers(LocalDate from, LocalDate to) implements UserQuery {}
}
