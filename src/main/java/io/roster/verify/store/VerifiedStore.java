package io.roster.verify.store;

import io.roster.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A store that is being verified. It is read through one connection that cannot write: of PostgreSQL, in one snapshot, whatever
 * others append meanwhile; of the embedded database, from a file that no process has open. Results are read row by row.
 */
public final class VerifiedStore implements AutoCloseable {

    private static final String READ_ONLY =
            ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;LAZY_QUERY_EXECUTION=TRUE;CACHE_SIZE=65536;TRACE_LEVEL_FILE=0";
    private static final int FETCH_SIZE = 1_000;

    private final Connection connection;
    private final JdbcTemplate jdbc;
    private final boolean embedded;

    private VerifiedStore(Connection connection, boolean embedded) {
        this.connection = connection;
        this.embedded = embedded;
        jdbc = streaming(connection);
    }

    /**
     * Opens a store.
     *
     * @throws SQLException if there is none, or a process has the embedded one open
     */
    public static VerifiedStore open(String url, @Nullable String user, @Nullable String password) throws SQLException {
        boolean embedded = Database.ofUrl(url) == Database.H2;
        Connection connection = DriverManager.getConnection(embedded ? readOnly(url) : url, user, password);
        connection.setAutoCommit(false);
        if (!embedded) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        return new VerifiedStore(connection, embedded);
    }

    /** The same file as a plain one, without the settings, of which some would write. */
    private static String readOnly(String url) {
        return url.split(";", 2)[0].replaceFirst("^jdbc:h2:\\w{2,}:", "jdbc:h2:file:") + READ_ONLY;
    }

    /** Reads through one connection, and holds of a result only what it is about to hand over. */
    public static JdbcTemplate streaming(Connection connection) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        jdbc.setFetchSize(FETCH_SIZE);
        return jdbc;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    boolean isEmbedded() {
        return embedded;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
