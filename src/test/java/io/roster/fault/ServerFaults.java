package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.axonserver.StandInServer;
import io.roster.http.Api;
import io.roster.process.EmbeddedFile;
import io.roster.process.ReadModels;
import io.roster.process.RosterProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes that handle commands and two that answer queries, on what stands in for Axon Server: a node is killed under load, again and
 * again, and then the server.
 */
class ServerFaults {

    private static final int ROUNDS = Fault.size("server.rounds", 2, 20);
    private static final int CREATES = Fault.size("server.creates", 300, 3_000);
    private static final int CLIENTS = 16;
    private static final Duration BACK_AGAIN = Duration.ofSeconds(15);

    @TempDir
    private Path directory;

    @Test
    void nothingIsLostWithANodeNorWithTheServer() throws Exception {
        try (StandInServer server = StandInServer.start();
                RosterProcess commands = ServerNode.start(server, directory, "commands-a", "command");
                RosterProcess otherCommands = ServerNode.start(server, directory, "commands-b", "command");
                RosterProcess queries = ServerNode.start(server, directory, "queries-a", "query");
                RosterProcess otherQueries = ServerNode.start(server, directory, "queries-b", "query");
                Load load = new Load(queries.api(), CLIENTS)) {
            for (int round = 0; round < ROUNDS; round++) {
                load.awaitAcknowledged(CREATES);
                commands.kill();
                load.awaitAcknowledged(CREATES);
                commands.startAgain();
            }
            load.awaitAcknowledged(CREATES);
            assertThat(handled(server, "create-user"))
                    .as("creates that each node handled")
                    .hasSizeGreaterThan(2);

            server.kill();
            Awaitility.await("readiness").until(() -> status(queries, "/actuator/health/readiness") == 503);
            assertThat(status(queries, "/api/users?limit=1"))
                    .as("a query meanwhile")
                    .isEqualTo(200);
            server.restart();
            long start = System.nanoTime();
            load.awaitAcknowledged(1);
            Awaitility.await("readiness").until(() -> status(queries, "/actuator/health/readiness") == 200);
            Duration back = Duration.ofNanos(System.nanoTime() - start);
            load.awaitAcknowledged(CREATES);
            load.end();
            assertThat(load.answers().keySet()).as("answers; %s", queries.log()).isSubsetOf("201", "503");

            int reads = 20;
            for (int i = 0; i < reads; i++) {
                assertThat(status(otherCommands, "/api/users?limit=1")).isEqualTo(200);
            }
            assertThat(server.queriesByClient()).as("nodes that answered").hasSize(2);
            for (RosterProcess node : new RosterProcess[] {queries, otherQueries}) {
                ReadModels.awaitCaughtUp(node.api());
                node.stop();
            }
            EmbeddedFile store = new EmbeddedFile(directory.resolve("queries-a"));
            load.assertNothingLost(store);
            assertThat(Rows.read(new EmbeddedFile(directory.resolve("queries-b"))))
                    .isEqualTo(Rows.read(store));
            Fault.report(
                    "two command and two query nodes: a command node killed %d times, %d acknowledged, 0 lost, rows of both the same;"
                            + " back %d ms after the server; answers %s",
                    ROUNDS, load.acknowledged(), back.toMillis(), load.answers());
            assertThat(back).as("back after the server").isLessThan(BACK_AGAIN);
        }
    }

    private static Stream<Long> handled(StandInServer server, String command) {
        return server.commandsByClient().values().stream()
                .map((Map<String, Long> counts) -> counts.getOrDefault(command, 0L))
                .filter(count -> count > 0);
    }

    private static int status(RosterProcess node, String path) {
        Api api = node.api();
        return api.get(path).status();
    }
}
