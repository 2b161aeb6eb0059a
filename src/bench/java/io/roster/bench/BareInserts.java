package io.roster.bench;

import io.roster.process.Postgres;
import io.roster.process.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Writes the rows that a command appends with bare JDBC, to the same table in an empty database of the same kind. */
final class BareInserts {

    private static final List<String> COLUMNS = List.of(
            "event_identifier",
            "aggregate_identifier",
            "sequence_number",
            "type",
            "time_stamp",
            "payload_type",
            "payload_revision",
            "payload",
            "meta_data");
    private static final String INSERT =
            "insert into event (" + String.join(", ", COLUMNS) + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource database;
    private final List<Map<String, Object>> rows;

    /** @param rows what one command appends, as {@link #lastRows} reads it */
    BareInserts(DataSource database, List<Map<String, Object>> rows) {
        this.database = database;
        this.rows = rows;
    }

    /** An empty database, in which each commit is durable when it returns. */
    static DataSource emptyDatabase(Store store) {
        DriverManagerDataSource database;
        if (store instanceof Postgres) {
            store.sql().sql("create database bare").update();
            String url = Objects.requireNonNull(store.database().getUrl()).replace("/postgres", "/bare");
            database = new DriverManagerDataSource(url, "postgres", "");
        } else {
            database = new DriverManagerDataSource(
                    "jdbc:h2:file:" + store.directory() + "/bare;WRITE_DELAY=0;DB_CLOSE_DELAY=-1", "roster", "");
        }
        Flyway.configure()
                .dataSource(database)
                .locations(
                        "classpath:db/migration", "classpath:db/" + (store instanceof Postgres ? "postgresql" : "h2"))
                .load()
                .migrate();
        return database;
    }

    /** The events that were appended last. */
    static List<Map<String, Object>> lastRows(DataSource roster, int number) {
        return JdbcClient.create(roster)
                .sql("select * from event order by global_index desc fetch first " + number + " rows only")
                .query()
                .listOfRows();
    }

    /** One thread's. Each run is a transaction of its own. */
    Workers.Task task() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        PreparedStatement insert = connection.prepareStatement(INSERT);
        return new Workers.Task() {
            @Override
            public void run() throws SQLException {
                for (Map<String, Object> row : rows) {
                    for (int i = 0; i < COLUMNS.size(); i++) {
                        String column = COLUMNS.get(i);
                        insert.setObject(
                                i + 1,
                                column.endsWith("_identifier")
                                        ? UUID.randomUUID().toString()
                                        : row.get(column));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }
}
