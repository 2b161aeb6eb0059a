package io.roster.h2.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/** The storage engine below H2's SQL. */
public final class EmbeddedStore {

    private EmbeddedStore() {}

    /** The store of the database that a connection is open to. */
    public static MVStore of(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore();
    }
}
