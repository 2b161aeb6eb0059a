package io.roster.user.query;

import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.QueryRejected;
import io.roster.readmodel.Slot;
import io.roster.search.Filter.Comparison;
import io.roster.search.Operator;
import io.roster.search.sql.LiveTable;
import io.roster.search.sql.ResultPage;
import io.roster.search.sql.Table;
import io.roster.user.api.UserFields;
import io.roster.user.api.UserQuery.CountUsers;
import io.roster.user.api.UserQuery.ExplainUsers;
import io.roster.user.api.UserQuery.FetchUser;
import io.roster.user.api.UserQuery.FindOneUser;
import io.roster.user.api.UserQuery.FindUsers;
import io.roster.user.api.UserRejection.NoUserMatches;
import io.roster.user.api.UserRejection.SeveralUsersMatch;
import io.roster.user.api.UserRejection.UserNotFound;
import io.roster.user.api.UserReply.UserExplanation;
import io.roster.user.api.UserReply.UserPage;
import io.roster.user.api.UserReply.UserStatistics;
import io.roster.user.api.UserReply.UserStatistics.Day;
import io.roster.user.api.UserReply.UserView;
import io.roster.user.api.UserStatus;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers queries about users from the live tables of their read models. */
@Component
class UserQueryHandler {

    private static final Comparison NOT_DELETED =
            new Comparison("status", Operator.NE, List.of(UserStatus.DELETED.toString()));

    private final JdbcClient jdbc;
    private final LiveSlots live;
    private final LiveTable<UserView> users;

    UserQueryHandler(DataSource database, LiveSlots live) {
        this.jdbc = JdbcClient.create(database);
        this.live = live;
        Table table = new Table("users", UserRows.COLUMNS, UserFields.ALL, NOT_DELETED);
        this.users = new LiveTable<>(UserProjection.READ_MODEL, live, database, table, UserRows::view);
    }

    @QueryHandler
    UserView handle(FetchUser query) {
        return users.fetch(query.id().value()).orElseThrow(() -> new QueryRejected(new UserNotFound(query.id())));
    }

    @QueryHandler
    UserView handle(FindOneUser query) {
        List<UserView> found = users.find(query.search()).items();
        if (found.size() > 1) {
            throw new QueryRejected(new SeveralUsersMatch());
        }
        return found.stream().findFirst().orElseThrow(() -> new QueryRejected(new NoUserMatches()));
    }

    @QueryHandler
    UserPage handle(FindUsers query) {
        ResultPage<UserView> page = users.find(query.search());
        return new UserPage(page.items(), page.next(), page.count(), page.countCapped());
    }

    @QueryHandler
    UserExplanation handle(ExplainUsers query) {
        return new UserExplanation(users.explain(query.search()));
    }

    @QueryHandler
    UserStatistics handle(CountUsers query) {
        Slot slot = live.of(UserStatisticsProjection.READ_MODEL);
        Map<UserStatus, Long> byStatus = new EnumMap<>(UserStatus.class);
        jdbc.sql("select status, users from " + slot.table("user_statistics_by_status"))
                .query(row -> {
                    byStatus.put(UserRows.status(row), row.getLong("users"));
                });
        return new UserStatistics(byStatus, List.copyOf(byDay(query, slot).values()));
    }

    private Map<LocalDate, Day> byDay(CountUsers query, Slot slot) {
        Map<LocalDate, Day> days = new LinkedHashMap<>();
        query.from().datesUntil(query.to().plusDays(1)).forEach(day -> days.put(day, new Day(day, 0, 0)));
        ZoneId zone = query.timeZone();
        jdbc.sql("select starts_at, created, deleted from " + slot.table("user_statistics_by_quarter")
                        + " where starts_at >= ? and starts_at < ?")
                .params(
                        query.from().atStartOfDay(zone).toOffsetDateTime(),
                        query.to().plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .query(row -> {
                    LocalDate day = row.getObject("starts_at", OffsetDateTime.class)
                            .atZoneSameInstant(zone)
                            .toLocalDate();
                    days.merge(day, new Day(day, row.getLong("created"), row.getLong("deleted")), Day::plus);
                });
        return days;
    }
}
