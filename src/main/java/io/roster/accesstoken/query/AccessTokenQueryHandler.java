package io.roster.accesstoken.query;

import io.roster.accesstoken.api.AccessTokenFields;
import io.roster.accesstoken.api.AccessTokenId;
import io.roster.accesstoken.api.AccessTokenName;
import io.roster.accesstoken.api.AccessTokenQuery.ExplainAccessTokens;
import io.roster.accesstoken.api.AccessTokenQuery.FetchAccessToken;
import io.roster.accesstoken.api.AccessTokenQuery.FindAccessTokens;
import io.roster.accesstoken.api.AccessTokenRejection.AccessTokenNotFound;
import io.roster.accesstoken.api.AccessTokenReply.AccessTokenExplanation;
import io.roster.accesstoken.api.AccessTokenReply.AccessTokenPage;
import io.roster.accesstoken.api.AccessTokenReply.AccessTokenView;
import io.roster.accesstoken.api.AccessTokenReply.Status;
import io.roster.accesstoken.api.Scope;
import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.QueryRejected;
import io.roster.search.sql.LiveTable;
import io.roster.search.sql.ResultPage;
import io.roster.search.sql.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers queries about access tokens from the live one of their tables, and from the table of their uses. */
@Component
class AccessTokenQueryHandler {

    private static final String COLUMNS =
            "id, name, scopes, status, issued_by, issued_at, expires_at, revoked_at, version,"
                    + " (select used_at from access_token_use where token = id) as last_used_at";

    private final LiveTable<AccessTokenView> tokens;

    AccessTokenQueryHandler(DataSource database, LiveSlots live) {
        Table table = new Table(AccessTokenProjection.TABLE, COLUMNS, AccessTokenFields.ALL, null);
        tokens =
                new LiveTable<>(AccessTokenProjection.READ_MODEL, live, database, table, AccessTokenQueryHandler::view);
    }

    @QueryHandler
    AccessTokenView handle(FetchAccessToken query) {
        return tokens.fetch(query.id().value())
                .orElseThrow(() -> new QueryRejected(new AccessTokenNotFound(query.id())));
    }

    @QueryHandler
    AccessTokenPage handle(FindAccessTokens query) {
        ResultPage<AccessTokenView> rows = tokens.find(query.search());
        return new AccessTokenPage(rows.items(), rows.next(), rows.count(), rows.countCapped());
    }

    @QueryHandler
    AccessTokenExplanation handle(ExplainAccessTokens query) {
        return new AccessTokenExplanation(tokens.explain(query.search()));
    }

    private static AccessTokenView view(ResultSet row, int number) throws SQLException {
        return new AccessTokenView(
                new AccessTokenId(row.getObject("id", UUID.class)),
                new AccessTokenName(row.getString("name")),
                Stream.of(row.getString("scopes").split(" ")).map(Scope::new).toList(),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("issued_by"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
