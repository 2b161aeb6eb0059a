package io.roster.user.query;

import io.roster.message.ReadModel;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserQuery.CountUsers;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the tables {@code user_statistics_…} have followed each user. */
@Component
class UserStatisticsReadModel implements ReadModel {

    private final JdbcClient jdbc;

    UserStatisticsReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean answers(Class<?> query) {
        return query == CountUsers.class;
    }

    @Override
    public String aggregateType() {
        return UserCommand.AGGREGATE_TYPE;
    }

    @Override
    public Optional<Long> versionOf(String aggregateId) {
        return UserVersion.in("user_statistics_counted", aggregateId, jdbc);
    }
}
