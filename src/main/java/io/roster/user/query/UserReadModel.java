package io.roster.user.query;

import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.ReadModel;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserQuery;
import io.roster.user.api.UserQuery.CountUsers;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the live table of users has followed each user. */
@Component
class UserReadModel implements ReadModel {

    private final JdbcClient jdbc;
    private final LiveSlots live;

    UserReadModel(JdbcClient jdbc, LiveSlots live) {
        this.jdbc = jdbc;
        this.live = live;
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
        return UserVersion.in(live.of(UserProjection.READ_MODEL).table("users"), aggregateId, jdbc);
    }
}
