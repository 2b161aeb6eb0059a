package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.http.Api.Reply;
import io.roster.process.Postgres;
import io.roster.process.RosterProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What operators ask of any of two nodes under load is done by both, and a database that was away leaves both healthy. */
class OperationFaults {

    private static final int ROUNDS = Fault.size("operation.rounds", 1, 10);
    private static final int CLIENTS = 4;
    private static final int PER_SECOND = 50;

    /** So few events behind is who takes part in the load. */
    private static final int FEW = 200;

    @Test
    void whatIsAskedOfOneNodeIsDoneByBoth(@TempDir Path directory) throws Exception {
        try (Postgres postgres = Postgres.start(directory);
                RosterProcess a = postgres.start("a");
                RosterProcess b = postgres.start("b");
                Load load = new Load(a.api(), CLIENTS, PER_SECOND)) {
            for (int round = 0; round < ROUNDS; round++) {
                load.awaitAcknowledged(100);
                divide(a.api(), b.api());
                // Twice, so that in the end the first slot is live again.
                buildAndSwitch(a.api(), b.api());
                buildAndSwitch(b.api(), a.api());
                pauseAndResume(a.api(), b.api());
                postgres.stopImmediately();
                postgres.startAgain();
                awaitHealthy(a.api(), b.api());
            }
            load.end();
            a.stop();
            b.stop();
            assertThat(load.answers().keySet()).isSubsetOf(Set.of("201", "503"));
            Rows.sameAsReplayed(postgres);
            load.assertNothingLost(postgres);
            Fault.report(
                    "operations: %d times split, merged, built beside, compared, switched to, paused and the database restarted,"
                            + " under %d creates, rows as replayed",
                    ROUNDS, load.acknowledged());
        }
    }

    /** Halves may be on different nodes; whoever is asked joins them. */
    private static void divide(Api one, Api other) {
        accepted(one, "split");
        Awaitility.await("two halves")
                .until(() -> users(one)
                                .at("/segments")
                                .valueStream()
                                .filter(segment -> segment.has("node"))
                                .count()
                        == 2);
        accepted(other, "merge");
        assertThat(users(one).at("/segments")).hasSize(1);
    }

    private static void buildAndSwitch(Api one, Api other) {
        accepted(one, "build");
        Awaitility.await("what is built")
                .until(() -> users(other).at("/beside/eventsBehind").asInt(Integer.MAX_VALUE) < FEW);
        assertThat(accepted(other, "compare").json().at("/equal").asBoolean())
                .as("compared under load")
                .isTrue();
        accepted(one, "switch");
        assertThat(users(other).at("/slot")).isEqualTo(users(one).at("/slot"));
        accepted(other, "drop");
    }

    private static void pauseAndResume(Api one, Api other) {
        accepted(one, "pause");
        Awaitility.await("a pause")
                .until(() -> users(other).at("/segments").valueStream().noneMatch(segment -> segment.has("node")));
        accepted(other, "resume");
    }

    /** A node's waits for the database double, so that it takes up to as long again as the database was away. */
    private static void awaitHealthy(Api... nodes) {
        for (Api node : nodes) {
            Awaitility.await("health of both nodes")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> {
                        Reply health = node.get("/actuator/health");
                        assertThat(health.status()).as(health.response().body()).isEqualTo(200);
                    });
        }
    }

    private static Reply accepted(Api node, String action) {
        Reply reply = node.post("/actuator/projections/users/" + action, "");
        assertThat(reply.status()).as(action + ": " + reply.response().body()).isEqualTo(200);
        return reply;
    }

    private static JsonNode users(Api node) {
        return node.get("/actuator/projections").json().at("/users");
    }
}
