package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.axonserver.StandInServer;
import io.roster.http.Api;
import io.roster.http.EmailSpellings;
import io.roster.process.Postgres;
import io.roster.process.RosterProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes are asked at once for the same addresses, each written in ten ways. */
class EmailRaceFaults {

    private static final int ROUNDS = Fault.size("race.rounds", 2, 10);
    private static final int ADDRESSES = Fault.size("race.addresses", 200, 1_000);
    private static final int CLIENTS = 32;

    @Test
    void oneUserGetsEachAddress(@TempDir Path directory) throws Exception {
        try (Postgres postgres = Postgres.start(directory);
                RosterProcess a = postgres.start("a");
                RosterProcess b = postgres.start("b")) {
            assertOneWinnerEach("two nodes on PostgreSQL", List.of(a.api(), b.api()));
        }
    }

    @Test
    void oneUserGetsEachAddressOnAxonServer(@TempDir Path directory) throws Exception {
        try (StandInServer server = StandInServer.start();
                RosterProcess a = ServerNode.start(server, directory, "a", "command");
                RosterProcess b = ServerNode.start(server, directory, "b", "command")) {
            assertOneWinnerEach("two command nodes", List.of(a.api(), b.api()));
        }
    }

    private static void assertOneWinnerEach(String nodes, List<Api> apis) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(race(round, apis))
                    .isEqualTo(Map.of(201, ADDRESSES, 409, ADDRESSES * (EmailSpellings.NUMBER - 1)));
        }
        Fault.report(
                "%s: %d rounds, %d addresses in %d spellings, 1 winner each, all others 409",
                nodes, ROUNDS, ADDRESSES, EmailSpellings.NUMBER);
    }

    /** How many got which status. */
    private static Map<Integer, Integer> race(int round, List<Api> nodes) throws Exception {
        List<Callable<Integer>> creates = new ArrayList<>();
        for (int address = 0; address < ADDRESSES; address++) {
            for (int spelling = 0; spelling < EmailSpellings.NUMBER; spelling++) {
                String email = EmailSpellings.spell("renée-%d-%d@bücher.example".formatted(round, address), spelling);
                Api node = nodes.get((address + spelling) % nodes.size());
                creates.add(() -> node.create(UUID.randomUUID(), "Racer", email).status());
            }
        }
        // Near each other, but in no order, so that those for one address meet.
        for (int from = 0; from < creates.size(); from += 8 * EmailSpellings.NUMBER) {
            Collections.shuffle(
                    creates.subList(from, Math.min(from + 8 * EmailSpellings.NUMBER, creates.size())),
                    new Random(round));
        }
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : clients.invokeAll(creates)) {
                statuses.add(status.get());
            }
            return statuses.stream().collect(Collectors.toMap(status -> status, status -> 1, Integer::sum));
        } finally {
            clients.shutdown();
        }
    }
}
