package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.axonserver.StandInServer;
import io.roster.http.Api;
import io.roster.http.Api.Reply;
import io.roster.process.Postgres;
import io.roster.process.RosterProcess;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access tokens are revoked on one node while they are in use on another. */
class RevocationFaults {

    private static final int TOKENS = Fault.size("revocation.tokens", 200, 1_000);
    private static final int CLIENTS = 8;
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final String ADMIN = "0123456789abcdef0123456789abcdef";
    /** The clients ask again and again, until they are refused, from one address. */
    private static final String[] OPTIONS = {
        "--roster.security.admin-token=" + ADMIN,
        "--roster.limits.requests-per-caller=1000000",
        "--roster.limits.requests-per-address=1000000"
    };

    @TempDir
    private Path directory;

    @Test
    void anotherNodeOnPostgresRefusesThemWithinASecond() throws Exception {
        try (Postgres postgres = Postgres.start(directory);
                RosterProcess one = postgres.start("one", OPTIONS);
                RosterProcess other = postgres.start("other", OPTIONS)) {
            revoke("PostgreSQL", one.api(), other.api());
        }
    }

    @Test
    void aQueryNodeOnAxonServerRefusesThemWithinASecond() throws Exception {
        try (StandInServer server = StandInServer.start();
                RosterProcess commands = ServerNode.start(server, directory, "commands", "command", OPTIONS);
                RosterProcess queries = ServerNode.start(server, directory, "queries", "query", OPTIONS)) {
            revoke("Axon Server's stand-in", commands.api(), queries.api());
        }
    }

    private static void revoke(String store, Api one, Api other) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Long>> times = IntStream.range(0, TOKENS)
                    .mapToObj(number -> clients.submit(() -> revokeOne(one, other)))
                    .toList();
            long longest = 0;
            for (Future<Long> time : times) {
                longest = Math.max(longest, time.get());
            }
            Fault.report(
                    "revocation, %s: %d of %d refused by the other node, after %d ms at most",
                    store, times.size(), TOKENS, longest);
            assertThat(longest).isLessThan(LIMIT.toMillis());
        } finally {
            clients.shutdownNow();
        }
    }

    /** How long the other node accepts a token after its revocation was acknowledged, in milliseconds. */
    private static long revokeOne(Api one, Api other) {
        Reply issued =
                send(one, "POST", "/api/access-tokens", ADMIN, "{\"name\":\"Test\",\"scopes\":[\"users:read\"]}");
        assertThat(issued.status()).as(issued.response().body()).isEqualTo(201);
        String secret = issued.text("/secret");
        assertThat(send(other, "GET", "/api/me", secret, null).status()).isEqualTo(200);

        String path = "/api/access-tokens/" + issued.text("/aggregate/id");
        assertThat(send(one, "DELETE", path, ADMIN, null).status()).isEqualTo(200);
        long start = System.nanoTime();
        Reply last;
        do {
            last = send(other, "GET", "/api/me", secret, null);
        } while (last.status() == 200);
        assertThat(last.status()).isEqualTo(401);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static Reply send(Api api, String method, String path, String token, @Nullable String body) {
        return api.send(
                path,
                request -> request.header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
