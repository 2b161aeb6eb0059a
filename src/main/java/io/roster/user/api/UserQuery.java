package io.roster.user.api;

import io.roster.message.MessageType;
import io.roster.search.Search;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * For the groups of users whose e-mail addresses look alike. Answered with a {@link UserReply.LookAlikePage}.
     *
     * @param after the cursor of the page before; null for the first page
     */
    @MessageType("find-look-alikes")
    record FindLookAlikes(@Nullable Long after, int limit) implements UserQuery {}

    /** For users, other than the one of each address, whose address looks like it. Answered with {@link UserReply.LookAlikes}. */
    @MessageType("check-look-alikes")
    record CheckLookAlikes(List<Address> addresses) implements UserQuery {

        /** An address that a user has, or is to have. */
        public record Address(UserId user, EmailAddress email) {}
    }

    /** For the days from the first to the last, in a time zone. Answered with {@link UserReply.UserStatistics}. */
    @MessageType("count-users")
    record CountUsers(LocalDate from, LocalDate to, ZoneId timeZone) implements UserQuery {}
}
