package io.roster.verify.store;

import io.roster.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The store being verified, read row by row through one read-only connection: PostgreSQL in one snapshot, while nodes may continue
 * to append; the embedded database from a file that no process has open.
 */
public final class VerifiedStore implements AutoCloseable {

    private static final String READ_ONLY =
            ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;LAZY_QUERY_EXECUTION=TRUE;CACHE_SIZE=65536;TRACE_LEVEL_FILE=0";
    private static final int FETCH_SIZE = 1_000;

    private final Connection connection;
    private final JdbcTemplate jdbc;
    private final boolean embedded;

    /** Opens a store, which must exist and, if it is embedded, not be in use. */
    public VerifiedStore(String url, @Nullable String user, @Nullable String password) throws SQLException {
        embedded = Database.ofUrl(url) == Database.H2;
        connection = DriverManager.getConnection(embedded ? readOnly(url) : url, user, password);
        connection.setAutoCommit(false);
        if (!embedded) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        jdbc = streaming(connection);
    }

    /** The same file without Roster's file system and settings, some of which would write. */
    private static String readOnly(String url) {
        return url.split(";", 2)[0].replaceFirst("^jdbc:h2:\\w{2,}:", "jdbc:h2:file:") + READ_ONLY;
    }

    /** A template that uses one connection and does not hold whole results in memory. */
    public static JdbcTemplate streaming(Connection connection) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        jdbc.setFetchSize(FETCH_SIZE);
        return jdbc;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    boolean isEmbedded() {
        return embedded;
    }

    /** The index of the last event; 0 if there is none. */
    public long lastIndex() {
        Long last = jdbc.queryForObject("select max(global_index) from event", Long.class);
        return last == null ? 0 : last;
    }

    /** The index that the next event would get. After a restore of rows alone, it may be one that exists. */
    public @Nullable Long nextIndex() {
        if (embedded) {
            return jdbc.queryForObject(
                    "select identity_base from information_schema.columns"
                            + " where table_name = 'EVENT' and column_name = 'GLOBAL_INDEX'",
                    Long.class);
        }
        String sequence = jdbc.queryForObject("select pg_get_serial_sequence('event', 'global_index')", String.class);
        return jdbc.queryForObject(
                "select case when is_called then last_value + 1 else last_value end from " + sequence, Long.class);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
