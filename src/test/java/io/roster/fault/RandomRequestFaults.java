package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.http.Api.Reply;
import io.roster.process.EmbeddedFile;
import io.roster.process.RosterProcess;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a client sends, with a token or without, is answered, and never with a 5xx. No token may operate projections: a query of a read
 * model that somebody has paused is a 503.
 */
class RandomRequestFaults {

    private static final int REQUESTS = Fault.size("random.requests", 60_000, 1_000_000);
    private static final int CLIENTS = 8;

    private static final String ADMIN = "0123456789abcdef0123456789abcdef";

    private static final List<String> BESIDE_THE_API = List.of(
            "/",
            "/swagger-ui/index.html",
            "/swagger-ui/{}",
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/v3/api-docs/{}",
            "/actuator",
            "/actuator/health",
            "/actuator/health/{}",
            "/actuator/info",
            "/actuator/prometheus",
            "/actuator/projections",
            "/actuator/projections/{}",
            "/actuator/deadletters",
            "/actuator/deadletters/{}",
            "/actuator/deadletters/{}/{}/{}",
            "/actuator/backup",
            "/actuator/{}",
            "/error",
            "/favicon.ico",
            "/h2-console",
            "/api",
            "/api/{}",
            "/{}");

    @Test
    void noneIsAnsweredWithAFailureOfTheServer(@TempDir Path directory) throws Exception {
        try (RosterProcess roster = new EmbeddedFile(directory)
                .start(
                        "a",
                        "--roster.security.admin-token=" + ADMIN,
                        "--roster.limits.requests-per-caller=1000000",
                        "--roster.limits.requests-per-address=1000000",
                        "--roster.limits.query-time-per-caller=1000s")) {
            Api api = roster.api();
            List<String> paths = new ArrayList<>(BESIDE_THE_API);
            as(ADMIN, api, "/v3/api-docs", null)
                    .json()
                    .at("/paths")
                    .propertyNames()
                    .forEach(path -> paths.addAll(Collections.nCopies(4, path.replaceAll("\\{[^}]*}", "{}"))));
            List<String> ids = Stream.generate(() -> create(api)).limit(20).toList();
            List<String> tokens = tokens(api);

            Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
            ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
            AtomicLong next = new AtomicLong();
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                ends.add(clients.submit(() -> {
                    try (RawClient client = new RawClient(api.port())) {
                        for (long seed = next.getAndIncrement(); seed < REQUESTS; seed = next.getAndIncrement()) {
                            byte[] request = new RandomRequest(seed, paths, ids, tokens).bytes();
                            int status = client.send(request);
                            answers.merge(status, 1, Integer::sum);
                            if (status >= 500) {
                                failed.add(seed + ": " + status + " for "
                                        + new String(request, StandardCharsets.ISO_8859_1));
                            }
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            clients.shutdown();

            Fault.report(
                    "random requests: %d over %d paths, answers %s",
                    REQUESTS, paths.stream().distinct().count(), answers);
            assertThat(failed).isEmpty();
            assertThat(answers.keySet())
                    .contains(200, 201, 400, 401, 403, 404, 422)
                    .doesNotContain(0);
            assertThat(roster.log()).doesNotContain("ERROR");
            assertThat(as(ADMIN, api, "/actuator/health", null).status()).isEqualTo(200);
        }
    }

    private static List<String> tokens(Api api) {
        List<String> tokens =
                new ArrayList<>(List.of("", "x", "roster_x", "eyJhbGciOiJub25lIn0.e30.", "\u00e9", "a b"));
        for (String scopes : List.of(
                "\"users:read\"",
                "\"users:write\"",
                "\"users:read\",\"users:write\"",
                "\"users:read\",\"users:write\",\"tokens:read\",\"operations:read\"")) {
            Reply issued =
                    as(ADMIN, api, "/api/access-tokens", "{\"name\":\"Test\",\"scopes\":[%s]}".formatted(scopes));
            assertThat(issued.status()).isEqualTo(201);
            tokens.addAll(Collections.nCopies(5, issued.text("/secret")));
        }
        return tokens;
    }

    private static String create(Api api) {
        Reply created = as(
                ADMIN,
                api,
                "/api/users",
                "{\"name\":\"Jo\",\"email\":\"%s@example.com\"}".formatted(UUID.randomUUID()));
        assertThat(created.status()).isEqualTo(201);
        return created.text("/aggregate/id");
    }

    private static Reply as(String token, Api api, String path, @Nullable String body) {
        return api.send(path, request -> {
            request.header("Authorization", "Bearer " + token);
            return body == null
                    ? request
                    : request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        });
    }
}
