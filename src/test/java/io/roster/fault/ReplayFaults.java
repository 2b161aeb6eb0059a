package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.process.RosterProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
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
    private static final int MEGABYTES = 400;

    /** Not the pauses for a remark or a cleanup, which leave nearly all where it is. */
    private static final Pattern COLLECTION = Pattern.compile("Pause (?:Young|Full) .* (\\d+)M->(\\d+)M");

    @Test
    void aReplayIsFastAndSmall(@TempDir Path directory) throws Exception {
        Store store = new EmbeddedFile(directory);
        try (RosterProcess roster = store.start("a")) {
            for (int user = 0; user < EVENTS / EVENTS_PER_USER; user += USERS_PER_STREAM) {
                create(roster.api(), user);
            }
            Rows.awaitCaughtUp(roster.api());
            roster.stop();
        }
        Rows rows = Rows.read(store);
        Path collections = directory.resolve("gc.log");
        double slowest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            try (RosterProcess roster = store.start("a", "-Xmx512m", "-Xlog:gc:file=" + collections)) {
                long start = System.nanoTime();
                Rows.replay(roster.api());
                slowest = Math.min(slowest, EVENTS / ((System.nanoTime() - start) / 1e9));
                roster.stop();
            }
            assertThat(Rows.read(store)).isEqualTo(rows);
        }
        int inUse = most(collections, 2);
        Fault.report(
                "replay of all projections: %d times %d events, -Xmx512m, %.0f events a second, heap at most %d MB before a collection and %d MB after one",
                ROUNDS, EVENTS, slowest, most(collections, 1), inUse);
        assertThat(inUse).as("megabytes in use after a collection").isLessThan(MEGABYTES);
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

    /** The most megabytes, by a group of the pattern: before or after a collection. */
    private static int most(Path collections, int group) throws IOException {
        return COLLECTION
                .matcher(Files.readString(collections))
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(group)))
                .max()
                .orElseThrow();
    }
}
