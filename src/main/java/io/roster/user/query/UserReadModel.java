package io.roster.user.query;

import io.roster.message.QueryRejected;
import io.roster.message.ReadModel;
import io.roster.message.UnknownConsistencyToken;
import io.roster.text.InvalidValue;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserId;
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
    public String aggregateType() {
        return UserCommand.AGGREGATE_TYPE;
    }

    @Override
    public Optional<Long> versionOf(String aggregateId) {
        UserId id;
        try {
            id = UserId.of(aggregateId);
        } catch (InvalidValue e) {
            throw new QueryRejected(new UnknownConsistencyToken());
        }
        return jdbc.sql("select version from users where id = ?")
                .param(id.value())
                .query(Long.class)
                .optional();
    }
}
