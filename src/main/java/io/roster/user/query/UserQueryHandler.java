package io.roster.user.query;

import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.QueryRejected;
import io.roster.search.Filter.Comparison;
import io.roster.search.Operator;
import io.roster.search.sql.LiveTable;
import io.roster.search.sql.ResultPage;
import io.roster.search.sql.Table;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserFields;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.roster.user.api.UserQuery.ExplainUsers;
import io.roster.user.api.UserQuery.FetchUser;
import io.roster.user.api.UserQuery.FindOneUser;
import io.roster.user.api.UserQuery.FindUsers;
import io.roster.user.api.UserRejection.NoUserMatches;
import io.roster.user.api.UserRejection.SeveralUsersMatch;
import io.roster.user.api.UserRejection.UserNotFound;
import io.roster.user.api.UserReply.UserExplanation;
import io.roster.user.api.UserReply.UserPage;
import io.roster.user.api.UserReply.UserView;
import io.roster.user.api.UserStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers questions about users from the live one of their tables. */
@Component
class UserQueryHandler {

    private static final String COLUMNS = "id, name, email, active, status, version, created_at, updated_at";

    /** Deleted users are found by those who ask for a status. */
    private static final Comparison NOT_DELETED =
            new Comparison("status", Operator.NE, List.of(UserStatus.DELETED.toString()));

    private final LiveTable<UserView> users;

    UserQueryHandler(DataSource database, LiveSlots live) {
        Table table = new Table("users", COLUMNS, UserFields.ALL, NOT_DELETED);
        this.users = new LiveTable<>(UserProjection.READ_MODEL, live, database, table, UserQueryHandler::view);
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
        ResultPage<UserView> rows = users.find(query.search());
        return new UserPage(rows.items(), rows.next(), rows.count(), rows.countCapped());
    }

    @QueryHandler
    UserExplanation handle(ExplainUsers query) {
        return new UserExplanation(users.explain(query.search()));
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
