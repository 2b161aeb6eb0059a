package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.axonserver.StandInServer;
import io.roster.http.Api;
import io.roster.process.ReadModels;
import io.roster.process.RosterProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A query node starts on an empty database beside one that knows all users, and is asked nothing until it does too. */
class LateQueryNodeFaults {

    private static final int USERS = Fault.size("late.users", 4_000, 20_000);
    private static final int CLIENTS = 16;
    private static final int READS = 40;

    @TempDir
    private Path directory;

    @Test
    void readsGoToTheOtherNodeUntilTheLateOneHasCaughtUp() throws Exception {
        try (StandInServer server = StandInServer.start();
                RosterProcess commands = ServerNode.start(server, directory, "commands", "command")) {
            assertThat(read(commands, UUID.randomUUID().toString()))
                    .as("without a query node")
                    .isEqualTo(503);
            try (RosterProcess queries = ServerNode.start(server, directory, "queries-a", "query")) {
                startAnotherUnderReads(server, commands, queries);
            }
        }
    }

    private void startAnotherUnderReads(StandInServer server, RosterProcess commands, RosterProcess queries) {
        try (Load load = new Load(commands.api(), CLIENTS)) {
            load.awaitAcknowledged(USERS);
        }
        ReadModels.awaitCaughtUp(queries.api());
        List<String> ids = ids(queries.api());

        CompletableFuture<RosterProcess> starting = CompletableFuture.supplyAsync(() -> start(server, "queries-b"));
        Map<Integer, Integer> answers = new TreeMap<>();
        for (int i = 0; !starting.isDone(); i++) {
            answers.merge(read(commands, ids.get(i % ids.size())), 1, Integer::sum);
        }

        try (RosterProcess late = starting.join()) {
            assertThat(answers.keySet()).as("while it builds its read model").containsExactly(200);
            for (int i = 0; i < READS; i++) {
                assertThat(read(commands, ids.get(i))).isEqualTo(200);
            }
            assertThat(server.queriesByClient()).as("nodes asked now").hasSize(2);

            queries.kill();
            Awaitility.await("the node that is left").until(() -> read(commands, ids.get(0)) == 200);
            Fault.report(
                    "late query node: %d reads of existing users while it built its read model of %d users, answers %s",
                    answers.values().stream().mapToInt(Integer::intValue).sum(), USERS, answers);
            assertThat(read(late, ids.get(1))).isEqualTo(200);
        }
    }

    private RosterProcess start(StandInServer server, String name) {
        try {
            return ServerNode.start(server, directory, name, "query");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ids(Api api) {
        List<String> ids = new ArrayList<>();
        for (JsonNode user :
                api.get("/api/users?sort=-createdAt&limit=200").json().at("/items")) {
            ids.add(user.at("/id").asString());
        }
        return ids;
    }

    private static int read(RosterProcess node, String id) {
        return node.api().get("/api/users/" + id).status();
    }
}
