package io.roster.user.api;

import io.roster.message.MessageType;
import io.roster.search.Search;
import java.time.LocalDate;
import java.time.ZoneId;

/** The queries about users. A search leaves deleted users out, unless its filter mentions the status. */
public sealed interface UserQuery {

    /** Answered with a {@link UserReply.UserView}, even if the user is deleted. */
    @MessageType("fetch-user")
    record FetchUser(UserId id) implements UserQuery {}

    /** For the only user that matches a search with a limit of two. Answered with a {@link UserReply.UserView}. */
    @MessageType("find-one-user")
    record FindOneUser(Search search) implements UserQuery {}

    /** Answered with a {@link UserReply.UserPage}. */
    @MessageType("find-users")
    record FindUsers(Search search) implements UserQuery {}

    /** Answered with a {@link UserReply.UserExplanation}. */
    @MessageType("explain-users")
    record ExplainUsers(Search search) implements UserQuery {}

    /** For the days from the first to the last, in a time zone. Answered with {@link UserReply.UserStatistics}. */
    @MessageType("count-users")
    record CountUsers(LocalDate from, LocalDate to, ZoneId timeZone) implements UserQuery {}
}
