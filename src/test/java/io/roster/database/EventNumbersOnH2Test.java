package io.roster.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EventNumbersOnH2Test {

    @TempDir
    private Path directory;

    @Test
    void goOnAfterAKillWhereTheEventsEnd() throws Exception {
        try (SingleConnectionDataSource database = migrated("killed")) {
            insertEvent(database, 0);
            insertEvent(database, 1);
            Files.copy(directory.resolve("killed.mv.db"), directory.resolve("restarted.mv.db"));
        }

        try (SingleConnectionDataSource database = migrated("restarted")) {
            insertEvent(database, 2);

            assertThat(JdbcClient.create(database)
                            .sql("select global_index from event order by global_index")
                            .query(Long.class)
                            .list())
                    .containsExactly(1L, 2L, 3L);
        }
    }

    private SingleConnectionDataSource migrated(String name) {
        var database = new SingleConnectionDataSource(
                "jdbc:h2:%s;WRITE_DELAY=0;FILE_LOCK=NO".formatted(directory.resolve(name)), "roster", "", true);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/h2")
                .load()
                .migrate();
        return database;
    }

    private static void insertEvent(SingleConnectionDataSource database, int sequenceNumber) {
        JdbcClient.create(database)
                .sql("insert into event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,"
                        + " payload_type, payload, meta_data) values (random_uuid(), 'a', ?, 'user',"
                        + " '2026-01-31T12:00:00Z', 'user.created', x'00', x'00')")
                .param(sequenceNumber)
                .update();
    }
}
