package io.roster.user.query;

import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.Slot;
import io.roster.user.api.UserQuery.CountUsers;
import io.roster.user.api.UserReply.UserStatistics;
import io.roster.user.api.UserReply.UserStatistics.Day;
import io.roster.user.api.UserStatus;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers how many users there are from the live tables of statistics. */
@Component
class UserStatisticsQueryHandler {

    private final JdbcClient jdbc;
    private final LiveSlots live;

    UserStatisticsQueryHandler(JdbcClient jdbc, LiveSlots live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    @QueryHandler
    UserStatistics handle(CountUsers query) {
        Slot slot = live.of(UserStatisticsProjection.READ_MODEL);
        Map<UserStatus, Long> byStatus = new EnumMap<>(UserStatus.class);
        jdbc.sql("select status, users from " + slot.table("user_statistics_by_status"))
                .query(row -> {
                    UserStatus status =
                            UserStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
                    byStatus.put(status, row.getLong("users"));
                });
        List<Day> byDay = jdbc.sql("select counted_on, created, deleted from " + slot.table("user_statistics_by_day")
                        + " where counted_on between ? and ? order by counted_on")
                .params(query.from(), query.to())
                .query((row, number) -> new Day(
                        row.getObject("counted_on", LocalDate.class), row.getLong("created"), row.getLong("deleted")))
                .list();
        return new UserStatistics(byStatus, byDay);
    }
}
