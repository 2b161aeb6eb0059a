package io.roster.search.sql;

import io.roster.message.CommonRejection.QueryTooCostly;
import io.roster.message.CommonRejection.TooManyQueries;
import io.roster.readmodel.QueryRejected;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Executes the statements of one search, on one connection. A search that takes longer than {@value #TIMEOUT_SECONDS} seconds is rejected
 * with {@link QueryTooCostly}. At most {@value #MAX_CONCURRENT} run at a time, so that connections are left for writes; one that waits too
 * long is rejected with {@link TooManyQueries}.
 */
public final class Statements {

    private static final int TIMEOUT_SECONDS = 2;
    private static final int MAX_CONCURRENT = 8;
    private static final String QUERY_CANCELED = "57014";

    /** Of all tables together, which share the connections. */
    private static final Semaphore PERMITS = new Semaphore(MAX_CONCURRENT);

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final long deadline;

    private Statements(Connection connection) {
        template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        client = JdbcClient.create(template);
        deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    }

    /** Executes a search. */
    public static <R> R within(DataSource database, Function<Statements, R> search) {
        acquirePermit();
        try {
            return execute(database, search);
        } finally {
            PERMITS.release();
        }
    }

    private static void acquirePermit() {
        try {
            if (PERMITS.tryAcquire(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new QueryRejected(new TooManyQueries());
    }

    private static <R> R execute(DataSource database, Function<Statements, R> search) {
        try (Connection connection = database.getConnection()) {
            try {
                return search.apply(new Statements(connection));
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
        return prepare(statement.text()).params(statement.parameters());
    }

    /** A statement that is cancelled when the time of the search is over. */
    public JdbcClient.StatementSpec prepare(String statement) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new QueryRejected(new QueryTooCostly());
        }
        template.setQueryTimeout(1 + (int) TimeUnit.NANOSECONDS.toSeconds(left));
        return client.sql(statement);
    }
}
