package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.message.MessageType;
import io.roster.message.Reply;
import io.roster.search.Explanation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers to queries about users. */
public sealed interface UserReply extends Reply {

    /**
     * A user. Times are to the millisecond.
     *
     * @param email the e-mail address as written
     * @param active whether {@code status} is active
     * @param version the sequence number of the user's last event; the first is 0
     */
    @MessageType("user")
    record UserView(
            UserId id,
            UserName name,
            EmailAddress email,
            boolean active,
            UserStatus status,
            long version,
            Instant createdAt,
            Instant updatedAt)
            implements UserReply {}

    /**
     * A page of users.
     *
     * @param next the cursor of the next page; null if this is the last one
     * @param count the number of users that match; null unless requested
     * @param countCapped true if more users match than {@code count} says; null otherwise
     */
    @MessageType("user-page")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserPage(
            List<UserView> items,
            @Nullable String next,
            @Nullable Integer count,
            @Nullable Boolean countCapped) implements UserReply {}

    /**
     * A page of groups of users whose e-mail addresses look alike.
     *
     * @param next the cursor of the next page; null if this is the last one
     */
    @MessageType("look-alike-page")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LookAlikePage(List<Group> items, @Nullable Long next) implements UserReply {

        /** The maximum number of users of a group that are shown. */
        public static final int MAX_USERS = 10;

        /**
         * Users whose addresses look alike.
         *
         * @param count how many there are
         * @param users the first of them, in the order of their creation
         */
        public record Group(long count, List<UserView> users) {}
    }

    /** The users whose e-mail addresses look like each of those of the query, in its order; of many, some. */
    @MessageType("look-alikes")
    record LookAlikes(List<List<UserId>> users) implements UserReply {}

    /** How a search for users would be executed. */
    @MessageType("user-explanation")
    record UserExplanation(@JsonValue Explanation explanation) implements UserReply {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public UserExplanation {}
    }

    /** The number of users by status, and each day of the query, in order. */
    @MessageType("user-statistics")
    record UserStatistics(Map<UserStatus, Long> byStatus, List<Day> byDay) implements UserReply {

        /** How many users were created and deleted on a day. */
        public record Day(LocalDate day, long created, long deleted) {

            /** A day with the users of both. */
            public Day plus(Day other) {
                return new Day(day, created + other.created, deleted + other.deleted);
            }
        }
    }
}
