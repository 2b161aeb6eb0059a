package io.roster.http.access;

import static io.roster.http.HttpTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What callers may do with commands, and what is kept of who they are. */
class CallersTest {

    private static final String ADMIN = "0123456789abcdef0123456789abcdef";
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    private static IdentityProvider provider;
    private static RunningRoster roster;

    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void start() {
        provider = IdentityProvider.start();
        roster = RunningRoster.start(Store.H2, provider.arguments("--roster.security.admin-token=" + ADMIN));
    }

    @AfterAll
    static void stop() {
        roster.close();
        provider.close();
    }

    @Test
    void anEnvelopeNeedsTheScopeOfItsCommand() {
        String envelope = create(id, "x" + id);

        assertProblem(post("/api/commands", JSON, provider.token("users:read"), envelope), 403, "insufficient-scope");
        assertThat(post("/api/commands", JSON, provider.token("users:write"), envelope)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aLineOfAStreamThatIsNotAllowedIsRefusedAsThatLine() {
        Reply reply = post("/api/commands", NDJSON, provider.token("users:read"), create(id, "x" + id) + "\n{}\n");

        List<JsonNode> lines = reply.response()
                .body()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(lines).extracting(line -> line.at("/status").asInt()).containsExactly(403, 422);
        assertThat(lines.get(0).at("/scope").asString()).isEqualTo("users:write");
        assertThat(lines.get(0).at("/line").asInt()).isEqualTo(1);
    }

    @Test
    void anAtomicStreamNeedsTheScopeOfEachCommand() {
        assertProblem(
                post("/api/commands?atomic=true", NDJSON, provider.token("users:read"), create(id, "x" + id)),
                403,
                "insufficient-scope");
    }

    @Test
    void eventsSayWhoCausedThem() {
        String token =
                provider.token(claims -> claims.claim("scope", "users:write").claim("act", Map.of("sub", "importer")));
        post("/api/users", JSON, token, user(id, "x" + id));
        post("/api/users/" + id + "/deactivate", JSON, ADMIN, "{}");

        List<? extends DomainEventMessage<?>> events = roster.bean(EventStore.class)
                .readEvents(id.toString())
                .asStream()
                .toList();
        assertThat(events.get(0).getMetaData())
                .containsEntry("actor", "jane")
                .containsEntry("actor-kind", "user")
                .containsEntry("actor-issuer", provider.issuer())
                .containsEntry("actor-via", "importer");
        assertThat(events.get(1).getMetaData())
                .containsEntry("actor", "admin")
                .containsEntry("actor-kind", "admin")
                .doesNotContainKeys("actor-issuer", "actor-via");
    }

    @Test
    void aCommandIdIsTheCallersOwn() {
        String joe = provider.token(claims -> claims.subject("joe").claim("scope", "users:write"));
        String jane = provider.token("users:write");
        String first = "{\"command\":\"create-user\",\"commandId\":\"" + id
                + "\",\"payload\":{\"name\":\"Jo\",\"email\":\"a" + id + "@example.com\"}}";
        String other = first.replace("\"a" + id, "\"b" + id);

        Reply created = post("/api/commands", JSON, joe, first);
        assertThat(created.status()).isEqualTo(200);
        assertThat(post("/api/commands", JSON, joe, first).response().body())
                .isEqualTo(created.response().body());
        assertProblem(post("/api/commands", JSON, joe, other), 422, "command-id-reused");
        Reply janes = post("/api/commands", JSON, jane, other);
        assertThat(janes.status()).isEqualTo(200);
        assertThat(janes.text("/aggregate/id")).isNotEqualTo(created.text("/aggregate/id"));
    }

    @Test
    void operationsSayWhoAskedForThem() {
        post("/actuator/projections/users/pause", JSON, provider.token("operations:write"), "");
        post("/actuator/projections/users/resume", JSON, ADMIN, "");

        List<String> actors = get("/actuator/projections/users", ADMIN)
                .json()
                .at("/operations")
                .valueStream()
                .map(operation -> operation.at("/actor").asString())
                .toList();
        assertThat(actors).endsWith("jane", "admin");
    }

    @Test
    void healthHasDetailsForOperatorsOnly() {
        assertThat(roster.api().get("/actuator/health").json().propertyNames()).doesNotContain("components");
        assertThat(get("/actuator/health", provider.token("users:read")).json().propertyNames())
                .doesNotContain("components");
        assertThat(get("/actuator/health", provider.token("operations:read"))
                        .json()
                        .propertyNames())
                .contains("components");
    }

    @Test
    void whatIsNowhereIsUnknownToCallersAndClosedToOthers() {
        for (String path :
                List.of("/api/nothing", "/nothing", "/h2-console", "/.well-known/oauth-protected-resource")) {
            assertProblem(roster.api().get(path), 401, "unauthorized");
            assertProblem(get(path, ADMIN), 404, "not-found");
        }
    }

    private static Reply get(String path, String token) {
        return roster.api().send(path, request -> request.header("Authorization", "Bearer " + token));
    }

    private static Reply post(String path, String type, String token, String body) {
        return roster.api()
                .send(
                        path,
                        request -> request.header("Authorization", "Bearer " + token)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(body)));
    }

    private static String create(UUID id, String mailbox) {
        return "{\"command\":\"create-user\",\"aggregate\":{\"type\":\"user\",\"id\":\"%s\"},\"payload\":{\"name\":\"Jo\",\"email\":\"%s@example.com\"}}"
                .formatted(id, mailbox);
    }

    private static String user(UUID id, String mailbox) {
        return "{\"id\":\"%s\",\"name\":\"Jo\",\"email\":\"%s@example.com\"}".formatted(id, mailbox);
    }
}
