package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.process.Postgres;
import io.roster.process.RosterProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose clock is wrong projects, and dies: another takes its place, whatever their clocks say. */
class WrongClockFaults {

    private static final int HOUR = 3_600;
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(6);
    private static final Duration TAKEOVER = CLAIM_TIMEOUT.multipliedBy(2);

    @ParameterizedTest
    @ValueSource(ints = {HOUR, -HOUR})
    void aNodeWithAWrongClockDies(int secondsAhead, @TempDir Path directory) throws Exception {
        try (Postgres postgres = Postgres.start(directory);
                RosterProcess wrong = start(postgres, "wrong", new FakeClock(directory, secondsAhead))) {
            createAndRead(wrong.api());
            try (RosterProcess right = start(postgres, "right")) {
                createAndRead(right.api());
                wrong.kill();
                assertTakenOver(right.api(), secondsAhead + " s ahead");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {HOUR, -HOUR})
    void aClockIsCorrectedWhileItsNodeIdles(int secondsAhead, @TempDir Path directory) throws Exception {
        FakeClock clock = new FakeClock(directory, secondsAhead);
        try (Postgres postgres = Postgres.start(directory);
                RosterProcess right = start(postgres, "right")) {
            createAndRead(right.api());
            try (RosterProcess wrong = start(postgres, "wrong", clock)) {
                createAndRead(wrong.api());
                clock.set(0);
                right.kill();
                assertTakenOver(wrong.api(), secondsAhead + " s ahead, then corrected");
            }
        }
    }

    @Test
    void aClockIsCorrectedWhileItsNodeProjects(@TempDir Path directory) throws Exception {
        FakeClock clock = new FakeClock(directory, HOUR);
        try (Postgres postgres = Postgres.start(directory);
                RosterProcess wrong = start(postgres, "wrong", clock);
                RosterProcess right = start(postgres, "right")) {
            createAndRead(wrong.api());
            clock.set(0);
            // Nobody renews claims for it: if it did not go on to do so, the other node would take them.
            Awaitility.await()
                    .during(CLAIM_TIMEOUT.multipliedBy(2))
                    .atMost(CLAIM_TIMEOUT.multipliedBy(3))
                    .until(() -> health(right.api()).status() == 200
                            && owners(postgres).equals("wrong"));
        }
    }

    /** The health tells that nobody projects, until this node does. */
    private static void assertTakenOver(Api survivor, String clock) {
        long start = System.nanoTime();
        Awaitility.await("health that tells")
                .atMost(TAKEOVER)
                .until(() -> health(survivor).response().body().contains("shows no sign of life"));
        Awaitility.await("a successor")
                .atMost(TAKEOVER)
                .until(() -> health(survivor).status() == 200);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        createAndRead(survivor);
        Fault.report(
                "wrong clock: %s: taken over %.1f s after the kill, with a claim timeout of %s",
                clock, taken.toMillis() / 1_000.0, CLAIM_TIMEOUT);
    }

    private static Api.Reply health(Api api) {
        return api.get("/actuator/health");
    }

    private static void createAndRead(Api api) {
        UUID id = UUID.randomUUID();
        String token = api.create(id, "Jo", id + "@example.com").consistencyToken();
        assertThat(api.getAfter(token, "/api/users/" + id).status()).isEqualTo(200);
    }

    private static String owners(Postgres postgres) {
        return postgres.sql()
                .sql("select string_agg(distinct owner, ' ') from token where processor_name like '%-a'")
                .query(String.class)
                .single();
    }

    private static RosterProcess start(Postgres postgres, String node, FakeClock clock) throws Exception {
        return start(postgres, node, clock.environment());
    }

    private static RosterProcess start(Postgres postgres, String node, String... environment) throws Exception {
        Path directory = Files.createDirectory(postgres.directory().resolve(node));
        String[] options = Stream.concat(
                        Stream.concat(postgres.options(), Arrays.stream(environment)),
                        Stream.of("--roster.node-id=" + node, "--roster.claim-timeout=" + CLAIM_TIMEOUT))
                .toArray(String[]::new);
        return RosterProcess.start(directory, options);
    }
}
