package io.roster.database;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The database products that Roster runs on. */
public enum Database {
    H2,
    POSTGRESQL;

    /**
     * The product behind a data source. It opens a connection.
     *
     * @throws IllegalStateException if the database does not answer, or is neither
     */
    public static Database of(DataSource database) {
        try {
            return of(DatabaseDriver.fromProductName(
                    JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName)));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database does not tell its product name", e);
        }
    }

    /**
     * The product that a JDBC URL is for.
     *
     * @throws IllegalStateException if it is for neither
     */
    public static Database ofUrl(String url) {
        return of(DatabaseDriver.fromJdbcUrl(url));
    }

    private static Database of(DatabaseDriver driver) {
        return switch (driver) {
            case H2 -> H2;
            case POSTGRESQL -> POSTGRESQL;
            default -> throw new IllegalStateException("Roster does not support the database " + driver);
        };
    }
}
