package io.roster.http.access;

import static io.roster.http.HttpTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.OpenStream;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a caller may ask for besides requests, with limits that are easy to reach. */
class LimitsTest {

    private static final int ENOUGH = 500;

    private static IdentityProvider provider;
    private static RunningRoster roster;

    private final String jane = token("jane");

    @BeforeAll
    static void start() {
        provider = IdentityProvider.start();
        roster = RunningRoster.start(
                Store.H2,
                provider.arguments(
                        "--roster.limits.query-time-per-caller=20ms",
                        "--roster.limits.streams-per-caller=1",
                        "--roster.limits.streams=2",
                        "--roster.limits.body-size=200B",
                        "--roster.limits.json-depth=3",
                        "--roster.limits.json-string=100"));
    }

    @AfterAll
    static void stop() {
        roster.close();
        provider.close();
    }

    @Test
    void oneWhoseQueriesTakeLongWaitsAndOthersDoNot() {
        Reply refused = Stream.generate(() -> get(jane, "/api/users?count=true"))
                .limit(ENOUGH)
                .filter(reply -> reply.status() != 200)
                .findFirst()
                .orElseThrow();

        assertProblem(refused, 429, "query-time-used-up");
        assertThat(refused.header("Retry-After"))
                .isEqualTo(refused.text("/retryAfter"))
                .matches("[1-9][0-9]*");
        assertThat(get(token("joe"), "/api/users?count=true").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(get(jane, "/api/users?count=true").status()).isEqualTo(200));
    }

    @Test
    void whatAQueryWaitsForItsReadModelDoesNotCount() {
        String waiting = token("waiting");
        action("pause");
        Reply created = post(waiting, "{\"name\":\"Jo\",\"email\":\"%s@example.com\"}".formatted(UUID.randomUUID()));
        Reply behind = roster.api()
                .send(
                        "/api/users/" + created.text("/aggregate/id"),
                        request -> request.header("Authorization", "Bearer " + waiting)
                                .header("Consistency-Token", created.consistencyToken()));
        action("resume");

        assertProblem(behind, 503, "read-model-behind");
        assertThat(get(waiting, "/api/users?count=true").status()).isEqualTo(200);
    }

    @Test
    void oneMoreStreamOfACallerIsRefusedAndOneMoreOfAllIsTooMuch() throws IOException {
        try (OpenStream first = open(jane)) {
            first.send("{}");
            assertProblem(stream(jane), 429, "too-many-streams");
            try (OpenStream second = open(token("other"))) {
                second.send("{}");
                assertProblem(stream(token("third")), 503, "overloaded");
            }
        }
        await().untilAsserted(() -> assertThat(stream(jane).status()).isEqualTo(200));
    }

    @Test
    void aBodyIsBoundedInSizeDepthAndStrings() {
        assertProblem(post(jane, "{\"name\":\"" + "x".repeat(200) + "\"}"), 413, "content-too-large");
        assertProblem(post(jane, "{\"name\":\"" + "x".repeat(101) + "\"}"), 400, "malformed-json");
        assertProblem(post(jane, "{\"name\":[[[1]]]}"), 400, "malformed-json");
        assertProblem(post(jane, "{\"name\":[[1]]}"), 422, "invalid-content");
    }

    @Test
    void aLimitThatThereIsNotOrCannotBeKeepsRosterFromStarting() {
        assertThatThrownBy(() -> RunningRoster.start(Store.H2, "--roster.limits.stream=1"))
                .hasStackTraceContaining("[roster.limits.stream] were left unbound");
        assertThatThrownBy(() -> RunningRoster.start(Store.H2, "--roster.limits.body-size=2MB"))
                .hasStackTraceContaining("roster.limits.body-size must be between 1B and 1MB.");
    }

    @Test
    void aTokenThatIsTooLongIsNotValid() {
        Reply refused = get("x".repeat(100_000), "/api/me");

        assertProblem(refused, 401, "invalid-token");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    private static String token(String subject) {
        return provider.token(
                claims -> claims.subject(subject).claim("scope", "users:read users:write operations:write"));
    }

    private static Reply get(String token, String path) {
        return roster.api().send(path, request -> request.header("Authorization", "Bearer " + token));
    }

    private static Reply post(String token, String json) {
        return send(token, "/api/users", "application/json", json);
    }

    private static void action(String name) {
        String path = "/actuator/projections/users/" + name;
        assertThat(send(token("operator"), path, "application/json", "").status())
                .isEqualTo(200);
    }

    private static Reply stream(String token) {
        return send(token, "/api/commands", "application/x-ndjson", "{}\n");
    }

    private static Reply send(String token, String path, String type, String body) {
        return roster.api()
                .send(
                        path,
                        request -> request.header("Authorization", "Bearer " + token)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(body)));
    }

    private static OpenStream open(String token) throws IOException {
        return OpenStream.open(roster.api(), "Authorization: Bearer " + token);
    }
}
