package io.roster.user.api;

import io.roster.message.MessageType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Users in numbers.
 *
 * @param byStatus how many users there are of each status
 * @param byDay the days on which users were created or deleted, in their order
 */
@MessageType("user-statistics")
public record UserStatistics(Map<UserStatus, Long> byStatus, List<Day> byDay) implements UserReply {

    /**
     * A day.
     *
     * @param day the day, in UTC
     * @param created how many users were created on it
     * @param deleted how many were deleted on it
     */
    public record Day(LocalDate day, long created, long deleted) {}
}
