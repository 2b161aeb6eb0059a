package io.roster.user.query;

import io.roster.message.ReadModel;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserQuery;
import io.roster.user.api.UserQuery.CountUsers;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the table {@code users} has followed each user. */
@Component
class UserReadModel implements ReadModel {

    private final JdbcClient jdbc;

    UserReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean answers(Class<?> query) {
        return UserQuery.class.isAssignableFrom(query) && query != CountUsers.class;
    }

    @Override
    public String aggregateType() {
        return UserCommand.AGGREGATE_TYPE;
    }

    @Override
    public Optional<Long> versionOf(String aggregateId) {
        return UserVersion.in("users", aggregateId, jdbc);
    }
}
