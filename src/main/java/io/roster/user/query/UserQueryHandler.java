package io.roster.user.query;

import io.roster.message.QueryRejected;
import io.roster.search.Filter;
import io.roster.search.Search;
import io.roster.search.Sort;
import io.roster.search.SqlSearch;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserFields;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.roster.user.api.UserPage;
import io.roster.user.api.UserQuery.FetchUser;
import io.roster.user.api.UserQuery.FindOneUser;
import io.roster.user.api.UserQuery.FindUsers;
import io.roster.user.api.UserRejection.NoUserMatches;
import io.roster.user.api.UserRejection.SeveralUsersMatch;
import io.roster.user.api.UserRejection.UserNotFound;
import io.roster.user.api.UserStatus;
import io.roster.user.api.UserView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers questions about users from the table {@code users}. */
@Component
class UserQueryHandler {

    private static final String SELECT =
            "select id, name, email, active, status, version, created_at, updated_at from users where ";

    private final JdbcClient jdbc;

    UserQueryHandler(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    UserView handle(FetchUser query) {
        return jdbc.sql(SELECT + "id = ?")
                .param(query.id().value())
                .query(UserQueryHandler::view)
                .optional()
                .orElseThrow(() -> new QueryRejected(new UserNotFound(query.id())));
    }

    @QueryHandler
    UserView handle(FindOneUser query) {
        List<UserView> found = find(query.filter(), List.of(), 2);
        if (found.size() > 1) {
            throw new QueryRejected(new SeveralUsersMatch());
        }
        return found.stream().findFirst().orElseThrow(() -> new QueryRejected(new NoUserMatches()));
    }

    @QueryHandler
    UserPage handle(FindUsers query) {
        Search search = query.search();
        return new UserPage(find(search.filter(), search.sort(), search.limit()));
    }

    private List<UserView> find(Filter filter, List<Sort> sort, int limit) {
        SqlSearch sql = SqlSearch.of(filter, UserFields.ALL);
        String notDeleted = filter.mentions("status") ? "" : " and status <> 'deleted'";
        return jdbc.sql(SELECT + sql.where() + notDeleted + " order by " + SqlSearch.orderBy(sort, UserFields.ALL)
                        + " limit ?")
                .params(sql.parameters())
                .param(limit)
                .query(UserQueryHandler::view)
                .list();
    }

    private static UserView view(ResultSet row, int number) throws SQLException {
        return new UserView(
                new UserId(row.getObject("id", UUID.class)),
                new UserName(row.getString("name")),
                new EmailAddress(row.getString("email")),
                row.getBoolean("active"),
                UserStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
