package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.process.EmbeddedFile;
import io.roster.process.Postgres;
import io.roster.process.RosterProcess;
import io.roster.process.Store;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roster is killed in the midst of concurrent creates, again and again. */
class KillFaults {

    private static final int ROUNDS = Fault.size("kill.rounds", 3, 20);
    private static final int CREATES = Fault.size("kill.creates", 1_500, 20_000);
    private static final int CLIENTS = 16;

    @TempDir
    private Path directory;

    @Test
    void nothingIsLostOnTheEmbeddedDatabase() {
        kill(new EmbeddedFile(directory));
    }

    @Test
    void nothingIsLostOnPostgres() throws Exception {
        try (Postgres postgres = Postgres.start(directory)) {
            kill(postgres);
        }
    }

    private static void kill(Store store) {
        Random random = new Random(1);
        try (RosterProcess roster = store.start("a");
                Load load = new Load(roster.api(), CLIENTS);
                Reader reader = new Reader(roster.api())) {
            for (int round = 0; round < ROUNDS; round++) {
                load.awaitAcknowledged(1 + random.nextInt(CREATES));
                roster.kill();
                roster.startAgain();
            }
            load.end();
            reader.end();
            assertThat(load.answers().keySet())
                    .as("statuses; %s", roster.log())
                    .filteredOn(answer -> Character.isDigit(answer.charAt(0)))
                    .isSubsetOf("201", "503");
            roster.stop();
            Rows.sameAsReplayed(store);
            load.assertNothingLost(store);
            assertThat(reader.seen()).isPositive();
            reader.assertNothingTakenBack(store);
            Fault.report(
                    "kill -9, %s: %d rounds, %d acknowledged, 0 lost, 0 twice, %d seen, none taken back, rows as replayed; answers %s",
                    store, ROUNDS, load.acknowledged(), reader.seen(), load.answers());
        }
    }
}
