package io.roster.user.query;

import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.roster.user.api.UserReply.UserView;
import io.roster.user.api.UserStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;

/** Reads users from the rows of their read model. */
final class UserRows {

    static final String COLUMNS = "id, name, email, active, status, version, created_at, updated_at";

    private UserRows() {}

    static UserView view(ResultSet row, int number) throws SQLException {
        return new UserView(
                new UserId(row.getObject("id", UUID.class)),
                new UserName(row.getString("name")),
                new EmailAddress(row.getString("email")),
                row.getBoolean("active"),
                status(row),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    static UserStatus status(ResultSet row) throws SQLException {
        return UserStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
