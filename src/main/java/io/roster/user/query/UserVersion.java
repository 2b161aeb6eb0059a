package io.roster.user.query;

import io.roster.message.CommonRejection.UnknownConsistencyToken;
import io.roster.readmodel.QueryRejected;
import io.roster.text.InvalidValue;
import io.roster.user.api.UserId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The version of a user in a table that has a row for each. */
final class UserVersion {

    private UserVersion() {}

    static Optional<Long> in(String table, String aggregateId, JdbcClient jdbc) {
        UserId id;
        try {
            id = UserId.of(aggregateId);
        } catch (InvalidValue e) {
            throw new QueryRejected(new UnknownConsistencyToken());
        }
        return jdbc.sql("select version from " + table + " where id = ?")
                .param(id.value())
                .query(Long.class)
                .optional();
    }
}
