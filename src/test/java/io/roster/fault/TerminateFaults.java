package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.process.EmbeddedFile;
import io.roster.process.RosterProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roster is asked to stop under load. A connection that is refused is no failure: nothing was sent. */
class TerminateFaults {

    private static final int ROUNDS = Fault.size("terminate.rounds", 4, 50);
    private static final int PER_SECOND = Fault.size("terminate.per-second", 300, 500);
    private static final int CLIENTS = 16;
    private static final Duration EXIT_WITHIN = Duration.ofSeconds(30);

    @Test
    void noRequestFails(@TempDir Path directory) {
        Map<String, Integer> answers = new TreeMap<>();
        Duration longest = Duration.ZERO;
        try (RosterProcess roster = new EmbeddedFile(directory).start("a")) {
            for (int round = 0; round < ROUNDS; round++) {
                if (round > 0) {
                    roster.startAgain();
                }
                try (Load load = new Load(roster.api(), CLIENTS, PER_SECOND)) {
                    load.awaitAcknowledged(PER_SECOND);
                    long start = System.nanoTime();
                    assertThat(roster.stop()).as("exit code after SIGTERM").isEqualTo(143);
                    Duration exit = Duration.ofNanos(System.nanoTime() - start);
                    longest = exit.compareTo(longest) > 0 ? exit : longest;
                    load.end();
                    load.answers().forEach((answer, times) -> answers.merge(answer, times, Integer::sum));
                }
            }
        }
        Fault.report(
                "SIGTERM at %d requests a second: %d times, exit within %d ms; answers %s",
                PER_SECOND, ROUNDS, longest.toMillis(), answers);
        assertThat(answers).containsOnlyKeys("201", "refused");
        assertThat(longest).isLessThan(EXIT_WITHIN);
    }
}
