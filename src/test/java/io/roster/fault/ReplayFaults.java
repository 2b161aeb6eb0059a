package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.process.EmbeddedFile;
import io.roster.process.ReadModels;
import io.roster.process.RosterProcess;
import io.roster.process.Store;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The read models are built anew from many events, with little memory. */
class ReplayFaults {

    private static final int ROUNDS = Fault.size("replay.rounds", 1, 3);
    private static final int EVENTS = Fault.size("replay.events", 60_000, 1_000_000);

    /** The creation of a user, the claim on its address, and the record of the command. */
    private static final int EVENTS_PER_USER = 3;

    private static final int USERS_PER_STREAM = 5_000;

    /** A collector takes what it likes of the memory it has, so that less is enough is shown by giving less. */
    private static final String MEMORY = "-Xmx512m";

    private static final String LESS_MEMORY = "-Xmx384m";

    @Test
    void aReplayIsFastAndSmall(@TempDir Path directory) {
        Store store = new EmbeddedFile(directory);
        try (RosterProcess roster = store.start("a")) {
            for (int user = 0; user < EVENTS / EVENTS_PER_USER; user += USERS_PER_STREAM) {
                create(roster.api(), user);
            }
            ReadModels.awaitCaughtUp(roster.api());
            roster.stop();
        }
        Rows rows = Rows.read(store);
        double slowest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            slowest = Math.min(slowest, replay(store, MEMORY));
            assertThat(Rows.read(store)).isEqualTo(rows);
        }
        double withLess = replay(store, LESS_MEMORY);
        assertThat(Rows.read(store)).isEqualTo(rows);
        Fault.report(
                "replay of all projections: %d times %d events, %s, %.0f events a second at least; %s, %.0f",
                ROUNDS, EVENTS, MEMORY, slowest, LESS_MEMORY, withLess);
    }

    /** How many events a second. */
    private static double replay(Store store, String memory) {
        try (RosterProcess roster = store.start("a", memory)) {
            long start = System.nanoTime();
            ReadModels.replay(roster.api());
            double rate = EVENTS / ((System.nanoTime() - start) / 1e9);
            roster.stop();
            return rate;
        }
    }

    private static void create(Api api, int first) {
        String lines = IntStream.range(first, first + USERS_PER_STREAM)
                .mapToObj(user -> """
                        {"command":"create-user","commandId":"user-%1$d","payload":{"name":"User %1$d","email":"user-%1$d@example.com"}}
                        """.formatted(user))
                .collect(Collectors.joining());
        String answers = api.send("POST", "/api/commands", "application/x-ndjson", lines)
                .response()
                .body();
        assertThat(answers.lines()).hasSize(USERS_PER_STREAM).allMatch(line -> line.contains("\"accepted\""));
    }
}
