package io.roster.search.sql;

import io.roster.message.CommonRejection.QueryTooCostly;
import io.roster.readmodel.QueryRejected;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Executes the statements of one search, on one connection and within one timeout. */
final class Statements {

    private static final String QUERY_CANCELED = "57014";

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final long deadline;

    private Statements(Connection connection, Duration timeout) {
        template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        client = JdbcClient.create(template);
        deadline = System.nanoTime() + timeout.toNanos();
    }

    /** Executes a search; rejected with {@link QueryTooCostly} if its statements together exceed the timeout. */
    static <R> R within(Duration timeout, DataSource database, Function<Statements, R> search) {
        try (Connection connection = database.getConnection()) {
            try {
                return search.apply(new Statements(connection, timeout));
            } finally {
                // H2 keeps the timeout for the connection, whose next user may need longer.
                try (Statement any = connection.createStatement()) {
                    any.setQueryTimeout(0);
                }
            }
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && QUERY_CANCELED.equals(sql.getSQLState())) {
                throw new QueryRejected(new QueryTooCostly());
            }
            throw e;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("No connection for a search", e);
        }
    }

    <T> T single(Sql statement, Class<T> type) {
        return prepare(statement).query(type).single();
    }

    JdbcClient.StatementSpec prepare(Sql statement) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new QueryRejected(new QueryTooCostly());
        }
        template.setQueryTimeout(1 + (int) TimeUnit.NANOSECONDS.toSeconds(left));
        return client.sql(statement.text()).params(statement.parameters());
    }
}
