package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.process.Postgres;
import io.roster.process.RosterProcess;
import java.nio.file.Path;
import java.sql.Connection;
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
                try (Connection slow = postgres.connect()) {
                    slow.setAutoCommit(false);
                    append(JdbcClient.create(new SingleConnectionDataSource(slow, true)), Instant.now());
                    append(postgres.sql(), Instant.now().minus(SKEW));
                    load.awaitAcknowledged(LATER);
                    roster.kill();
                    roster.startAgain();
                    load.awaitAcknowledged(1);
                    slow.commit();
                }
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

    private static void append(JdbcClient sql, Instant at) {
        UUID user = UUID.randomUUID();
        Events.append(sql, user, 0, "user.created", Events.user(user, "Held Back", user + "@example.com"), at);
    }
}
