package io.roster.bench;

import io.roster.process.ReadModels;
import io.roster.process.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A replay of both read models beside reading all events once, and reading their JSON. */
class ReplayBenchmark {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int EVENTS_PER_USER = 2;

    @Test
    void replay(@TempDir Path directory) throws Exception {
        Stores.each(directory, ReplayBenchmark::replayOn);
    }

    private static void replayOn(Store store) throws Exception {
        int users = Sizes.REPLAYED_USERS;
        try (Served roster = new Served(store);
                Connection connection = roster.bean(DataSource.class).getConnection()) {
            Population.grow(roster.api(), 0, users);
            Turns.compare(
                    store,
                    "replay of %,d events / reading and decoding".formatted(users * EVENTS_PER_USER),
                    () -> eventsPerSecond(users, () -> ReadModels.replay(roster.api())),
                    () -> eventsPerSecond(users, () -> readAndDecode(connection)));
        }
    }

    private static double eventsPerSecond(int users, Workers.Task task) throws Exception {
        long start = System.nanoTime();
        task.run();
        return users * EVENTS_PER_USER / ((System.nanoTime() - start) / 1e9);
    }

    private static void readAndDecode(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1_000);
            try (ResultSet events =
                    statement.executeQuery("select payload, meta_data from event order by global_index")) {
                while (events.next()) {
                    JSON.readTree(events.getBytes(1));
                    JSON.readTree(events.getBytes(2));
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
