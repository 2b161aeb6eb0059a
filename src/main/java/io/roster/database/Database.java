package io.roster.database;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The supported databases. */
public enum Database {
    H2,
    POSTGRESQL;

    /** Asks a data source for its product. */
    public static Database of(DataSource database) {
        try {
            return of(DatabaseDriver.fromProductName(
                    JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName)));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database is unavailable", e);
        }
    }

    public static Database ofUrl(String url) {
        return of(DatabaseDriver.fromJdbcUrl(url));
    }

    private static Database of(DatabaseDriver driver) {
        return switch (driver) {
            case H2 -> H2;
            case POSTGRESQL -> POSTGRESQL;
            default -> throw new IllegalStateException("Unsupported database: " + driver);
        };
    }
}
