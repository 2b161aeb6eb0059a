package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.process.RosterProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An event gets a low position, and is committed after many later ones and a new start of the projections. */
class HeldBackFaults {

    private static final int ROUNDS = Fault.size("held-back.rounds", 2, 50);
    private static final int LATER = Fault.size("held-back.later", 1_000, 10_000);
    private static final int CLIENTS = 16;

    /** More than any clock should be wrong, or a transaction take. */
    private static final Duration SKEW = Duration.ofMinutes(20);

    @Test
    void noEventIsSkipped(@TempDir Path directory) throws Exception {
        try (Postgres postgres = Postgres.start(directory);
                RosterProcess roster = postgres.start("a");
                Load load = new Load(roster.api(), CLIENTS)) {
            load.awaitAcknowledged(1);
            for (int round = 0; round < ROUNDS; round++) {
                UUID late = UUID.randomUUID();
                try (Connection slow = postgres.connect()) {
                    slow.setAutoCommit(false);
                    append(slow, late, Instant.now());
                    appendByASlowClock(postgres);
                    load.awaitAcknowledged(LATER);
                    roster.kill();
                    roster.startAgain();
                    load.awaitAcknowledged(1);
                    slow.commit();
                }
                Rows.awaitCaughtUp(roster.api());
            }
            load.end();
            roster.stop();
            Rows rows = Rows.sameAsReplayed(postgres);
            load.assertNothingLost(postgres);
            assertThat(rows.lines())
                    .filteredOn(line -> line.contains("Held Back"))
                    .hasSize(2 * ROUNDS);
            Fault.report(
                    "held-back commits: %d rounds of an event held back over %d later ones and a kill, 0 skipped",
                    ROUNDS, load.acknowledged());
        }
    }

    private static void appendByASlowClock(Postgres postgres) throws SQLException {
        try (Connection connection = postgres.connect()) {
            append(connection, UUID.randomUUID(), Instant.now().minus(SKEW));
        }
    }

    /** Appends the creation of a user, otherwise like that of another one. */
    private static void append(Connection connection, UUID user, Instant at) {
        JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql("""
                insert into event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                   payload_type, payload_revision, payload, meta_data)
                select :event, :user, 0, type, :at, payload_type, payload_revision, convert_to(:payload, 'UTF8'), meta_data
                from event where payload_type = 'user.created' order by global_index limit 1
                """)
                .param("event", UUID.randomUUID().toString())
                .param("user", user.toString())
                .param("at", at.toString())
                .param(
                        "payload",
                        "{\"id\":\"%1$s\",\"name\":\"Held Back\",\"email\":\"%1$s@example.com\"}".formatted(user))
                .update();
    }
}
