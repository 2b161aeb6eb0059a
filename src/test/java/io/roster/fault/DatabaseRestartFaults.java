package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.process.Postgres;
import io.roster.process.RosterProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL stops as a crash stops it, under load, and comes back. */
class DatabaseRestartFaults {

    private static final int ROUNDS = Fault.size("database-restart.rounds", 3, 20);
    private static final int CLIENTS = 16;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    @Test
    void clientsAreToldToTryAgain(@TempDir Path directory) throws Exception {
        try (Postgres postgres = Postgres.start(directory);
                RosterProcess roster = postgres.start("a");
                Load load = new Load(roster.api(), CLIENTS)) {
            Duration longest = Duration.ZERO;
            for (int round = 0; round < ROUNDS; round++) {
                load.awaitAcknowledged(500);
                postgres.stopImmediately();
                postgres.startAgain();
                long start = System.nanoTime();
                load.awaitAcknowledged(1);
                Duration back = Duration.ofNanos(System.nanoTime() - start);
                longest = back.compareTo(longest) > 0 ? back : longest;
            }
            load.awaitAcknowledged(500);
            load.end();
            roster.stop();
            assertThat(load.answers().keySet()).isEqualTo(Set.of("201", "503"));
            assertThat(longest).isLessThan(BACK_WITHIN);
            Rows.sameAsReplayed(postgres);
            load.assertNothingLost(postgres);
            Fault.report(
                    "PostgreSQL restarted: %d times, %d acknowledged, 0 lost, back within %d ms; answers %s",
                    ROUNDS, load.acknowledged(), longest.toMillis(), load.answers());
        }
    }
}
