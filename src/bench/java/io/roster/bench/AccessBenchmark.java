package io.roster.bench;

import io.roster.accesstoken.api.AccessTokenId;
import io.roster.accesstoken.authentication.Secret;
import io.roster.http.access.IdentityProvider;
import io.roster.process.EmbeddedFile;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What it costs to know callers, and what one of them can do to the others. On the embedded database: the store makes no difference. */
class AccessBenchmark {

    private static final String ADMIN = "0123456789abcdef0123456789abcdef";
    private static final String STORE = "H2";
    private static final int CONNECTIONS = 16;

    /** A tenth of the default, so that the flood leaves the machine something to measure with. */
    private static final int ALLOWED_PER_SECOND = 50;

    private static final int FLOOD_PER_SECOND = 20 * ALLOWED_PER_SECOND;
    private static final int FLOOD_CONNECTIONS = 8;
    private static final int OTHER_PER_SECOND = 25;
    private static final int FLOOD_SECONDS = Integer.getInteger("bench.flood.seconds", 10);

    @Test
    void tokens(@TempDir Path directory) throws Exception {
        try (IdentityProvider provider = IdentityProvider.start();
                Served open = served(directory, "open");
                Served closed = served(
                        directory,
                        "closed",
                        provider.arguments(
                                "--roster.security.admin-token=" + ADMIN,
                                "--roster.limits.requests-per-caller=1000000",
                                "--roster.limits.requests-per-address=1000000",
                                "--roster.limits.query-time-per-caller=1000s"))) {
            JsonNode issued = issue(closed);
            String secret = issued.at("/secret").asString();
            String byOpen = "/api/users/" + create(open, null);
            String byClosed = "/api/users/" + create(closed, ADMIN);
            for (String[] token : new String[][] {
                {"the administrator's token", ADMIN},
                {"an access token", secret},
                {"a JWT", provider.token("users:read")}
            }) {
                Turns.compare(
                        STORE,
                        "read by id with %s / without credentials".formatted(token[0]),
                        () -> reads(closed, byClosed, token[1]),
                        () -> reads(open, byOpen, null));
            }
            Turns.compare(
                    STORE,
                    "refuse the administrator's token but for its last character / any",
                    () -> refusals(closed, ADMIN.substring(0, ADMIN.length() - 1) + "0"),
                    () -> refusals(closed, "x".repeat(ADMIN.length())));
            AccessTokenId known = AccessTokenId.of(issued.at("/aggregate/id").asString());
            String wrong = Secret.make(known).reveal();
            String unknown =
                    Secret.make(AccessTokenId.of(UUID.randomUUID().toString())).reveal();
            Turns.compare(
                    STORE,
                    "refuse another secret of an access token / of none",
                    () -> refusals(closed, wrong),
                    () -> refusals(closed, unknown));
        }
    }

    @Test
    void flood(@TempDir Path directory) throws Exception {
        try (IdentityProvider provider = IdentityProvider.start();
                Served roster = served(
                        directory,
                        "flooded",
                        provider.arguments(
                                "--roster.security.admin-token=" + ADMIN,
                                "--roster.limits.requests-per-caller=" + ALLOWED_PER_SECOND))) {
            String path = "/api/users/" + create(roster, ADMIN);
            String flooding = issue(roster).at("/secret").asString();
            String other = issue(roster).at("/secret").asString();
            Histogram quiet = new Histogram(3);
            Histogram flooded = new Histogram(3);
            for (int turn = 0; turn < Sizes.TURNS; turn++) {
                paced(roster, path, other, turn == 0 ? new Histogram(3) : quiet);
                ExecutorService flood = Executors.newFixedThreadPool(FLOOD_CONNECTIONS);
                for (int i = 0; i < FLOOD_CONNECTIONS; i++) {
                    flood.execute(() -> flood(roster, path, flooding));
                }
                paced(roster, path, other, turn == 0 ? new Histogram(3) : flooded);
                flood.shutdownNow();
                flood.awaitTermination(10, TimeUnit.SECONDS);
            }
            for (double percentile : new double[] {50, 99}) {
                double beside = flooded.getValueAtPercentile(percentile) / 1_000.0;
                double alone = quiet.getValueAtPercentile(percentile) / 1_000.0;
                Report.add(
                        STORE,
                        "read beside a caller at 20 times its rate / alone, p%.0f".formatted(percentile),
                        new Report.Row(beside, alone, beside / alone, "ms"));
            }
        }
    }

    private static Served served(Path directory, String name, String... options) throws IOException {
        return new Served(new EmbeddedFile(Files.createDirectories(directory.resolve(name))), options);
    }

    private static JsonNode issue(Served roster) {
        return post(roster, "/api/access-tokens", ADMIN, "{\"name\":\"Bench\",\"scopes\":[\"users:read\"]}");
    }

    private static String create(Served roster, @Nullable String token) {
        return post(roster, "/api/users", token, "{\"name\":\"Ada Lovelace\",\"email\":\"" + Commands.email() + "\"}")
                .at("/aggregate/id")
                .asString();
    }

    private static JsonNode post(Served roster, String path, @Nullable String token, String json) {
        return JsonMapper.shared()
                .readTree(roster.api()
                        .send(path, request -> {
                            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
                            return token == null ? request : request.header("Authorization", "Bearer " + token);
                        })
                        .response()
                        .body());
    }

    private static double reads(Served roster, String path, @Nullable String token) throws Exception {
        return Workers.rate(CONNECTIONS, Sizes.TURN, () -> new Requests(new Http(roster.port(), token), path, 200));
    }

    private static double refusals(Served roster, String token) throws Exception {
        return Workers.rate(
                CONNECTIONS, Sizes.TURN, () -> new Requests(new Http(roster.port(), token), "/api/me", 401));
    }

    /** Reads on a schedule, whether the read before is answered or not. */
    private static void paced(Served roster, String path, String token, Histogram micros) throws IOException {
        long interval = TimeUnit.SECONDS.toNanos(1) / OTHER_PER_SECOND;
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(FLOOD_SECONDS);
        try (Http http = new Http(roster.port(), token)) {
            for (long due = start; due < end; due += interval) {
                LockSupport.parkNanos(due - System.nanoTime());
                new Requests(http, path, 200).run();
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
            }
        }
    }

    private static void flood(Served roster, String path, String token) {
        long interval = TimeUnit.SECONDS.toNanos(FLOOD_CONNECTIONS) / FLOOD_PER_SECOND;
        try (Http http = new Http(roster.port(), token)) {
            for (long due = System.nanoTime(); !Thread.currentThread().isInterrupted(); due += interval) {
                LockSupport.parkNanos(due - System.nanoTime());
                http.statusOf(path);
            }
        } catch (IOException | IllegalStateException e) {
            // It ends with the turn.
        }
    }

    /** Requests over one connection, each of which has one status. */
    private record Requests(Http http, String path, int status) implements Workers.Task {

        @Override
        public void run() {
            int actual = http.statusOf(path);
            if (actual != status) {
                throw new IllegalStateException(path + ": " + actual);
            }
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }
}
