package io.roster.user.query;

import io.roster.message.CommonRejection.QueryTooCostly;
import io.roster.message.CommonRejection.TooManyQueries;
import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.QueryRejected;
import io.roster.readmodel.Slot;
import io.roster.search.Filter.Comparison;
import io.roster.search.Operator;
import io.roster.search.Search;
import io.roster.search.sql.ResultPage;
import io.roster.search.sql.SearchTimedOut;
import io.roster.search.sql.Table;
import io.roster.search.sql.TableSearch;
import io.roster.search.sql.TooManySearches;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers questions about users from the live one of their tables. */
@Component
class UserQueryHandler {

    private static final String COLUMNS = "id, name, email, active, status, version, created_at, updated_at";

    /** Deleted users are found by those who ask for a status. */
    private static final Comparison NOT_DELETED =
            new Comparison("status", Operator.NE, List.of(UserStatus.DELETED.toString()));

    private final JdbcClient jdbc;
    private final LiveSlots live;
    private final Map<Slot, TableSearch<UserView>> searches = new EnumMap<>(Slot.class);

    UserQueryHandler(DataSource database, LiveSlots live) {
        this.jdbc = JdbcClient.create(database);
        this.live = live;
        for (Slot slot : Slot.values()) {
            Table table = new Table(slot.table("users"), COLUMNS, UserFields.ALL, NOT_DELETED);
            searches.put(slot, new TableSearch<>(database, table, UserQueryHandler::view));
        }
    }

    @QueryHandler
    UserView handle(FetchUser query) {
        return jdbc.sql("select " + COLUMNS + " from " + slot().table("users") + " where id = ?")
                .param(query.id().value())
                .query(UserQueryHandler::view)
                .optional()
                .orElseThrow(() -> new QueryRejected(new UserNotFound(query.id())));
    }

    @QueryHandler
    UserView handle(FindOneUser query) {
        List<UserView> found = inTime(() -> users().find(query.search())).items();
        if (found.size() > 1) {
            throw new QueryRejected(new SeveralUsersMatch());
        }
        return found.stream().findFirst().orElseThrow(() -> new QueryRejected(new NoUserMatches()));
    }

    @QueryHandler
    UserPage handle(FindUsers query) {
        ResultPage<UserView> rows = inTime(() -> users().find(query.search()));
        Integer count = rows.count();
        boolean capped = count != null && count > Search.MAX_COUNT;
        return new UserPage(
                rows.items(), rows.next(), capped ? Integer.valueOf(Search.MAX_COUNT) : count, capped ? true : null);
    }

    @QueryHandler
    UserExplanation handle(ExplainUsers query) {
        return new UserExplanation(inTime(() -> users().explain(query.search())));
    }

    private Slot slot() {
        return live.of(UserProjection.READ_MODEL);
    }

    private TableSearch<UserView> users() {
        return Objects.requireNonNull(searches.get(slot()));
    }

    private static <T> T inTime(Supplier<T> search) {
        try {
            return search.get();
        } catch (SearchTimedOut e) {
            throw new QueryRejected(new QueryTooCostly());
        } catch (TooManySearches e) {
            throw new QueryRejected(new TooManyQueries());
        }
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
