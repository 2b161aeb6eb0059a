package io.roster.search.sql;

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

/** The statements of one search, all of them on one connection and within one time. */
final class Statements {

    private static final String GIVEN_UP = "57014";

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final long deadline;

    private Statements(Connection connection, Duration time) {
        template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        client = JdbcClient.create(template);
        deadline = System.nanoTime() + time.toNanos();
    }

    /**
     * Does the work of a search.
     *
     * @throws SearchTimedOut if its statements take longer than the time
     */
    static <R> R within(Duration time, DataSource database, Function<Statements, R> work) {
        try (Connection connection = database.getConnection()) {
            try {
                return work.apply(new Statements(connection, time));
            } finally {
                // H2 keeps it for the connection, whose next user may need longer.
                try (Statement any = connection.createStatement()) {
                    any.setQueryTimeout(0);
                }
            }
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && GIVEN_UP.equals(sql.getSQLState())) {
                throw new SearchTimedOut(e);
            }
            throw e;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("No connection for a search", e);
        }
    }

    /** Prepares a statement, with the time that is left. */
    JdbcClient.StatementSpec run(Condition statement) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SearchTimedOut(null);
        }
        template.setQueryTimeout(1 + (int) TimeUnit.NANOSECONDS.toSeconds(left));
        return client.sql(statement.sql()).params(statement.parameters());
    }
}
