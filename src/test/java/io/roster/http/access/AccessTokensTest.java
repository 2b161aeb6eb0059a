package io.roster.http.access;

import static io.roster.http.HttpTest.assertProblem;
import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.accesstoken.api.AccessTokenId;
import io.roster.accesstoken.authentication.Secret;
import io.roster.http.Api.Reply;
import io.roster.http.Envelopes;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.http.OpenStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tokens that Roster issues itself. */
@OnStores(
        value = {H2, POSTGRES, AXON_SERVER},
        fresh = true,
        arguments = "--roster.security.admin-token=" + AccessTokensTest.ADMIN)
class AccessTokensTest extends HttpTest {

    static final String ADMIN = "0123456789abcdef0123456789abcdef";

    @Test
    void aTokenAllowsItsScopesAndNoMore() {
        JsonNode issued = issue("\"scopes\":[\"users:read\"]");
        String secret = issued.at("/secret").asString();

        assertThat(get("/api/users", secret).status()).isEqualTo(200);
        assertProblem(get("/api/access-tokens", secret), 403, "insufficient-scope");
        assertProblem(post("/api/users", secret, "{}"), 403, "insufficient-scope");
        JsonNode me = get("/api/me", secret).json();
        assertThat(me.at("/kind").asString()).isEqualTo("token");
        assertThat(me.at("/id").asString()).isEqualTo(issued.at("/aggregate/id").asString());
        assertThat(me.at("/scopes").toString()).isEqualTo("[\"users:read\"]");
    }

    @Test
    void theSecretIsShownOnceAndStoredNowhere() {
        Reply reply = post("/api/access-tokens", ADMIN, body("\"scopes\":[\"tokens:read\"]"));
        String id = reply.text("/aggregate/id");
        String secret = reply.text("/secret");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/api/access-tokens/" + id);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        JsonNode shown = get("/api/access-tokens/" + id, secret).json();
        assertThat(shown.propertyNames())
                .containsExactly("id", "name", "scopes", "status", "issuedBy", "issuedAt", "version");
        assertThat(shown.at("/name").asString()).isEqualTo("Import");
        assertThat(shown.at("/issuedBy").asString()).isEqualTo("admin");
        assertThat(get("/api/access-tokens/" + id + "?fields=scopes,issuedBy", secret)
                        .json()
                        .propertyNames())
                .containsExactly("scopes", "issuedBy");
        assertProblem(get("/api/access-tokens?sort=scopes", secret), 400, "invalid-query");
        assertThat(roster.bean(EventStore.class)
                        .readEvents(id)
                        .asStream()
                        .map(event -> event.getPayload().toString()))
                .isNotEmpty()
                .noneMatch(event -> event.contains(secret.substring(10)));
        Reply page = get("/api/access-tokens?name.startsWith=imp&sort=-issuedAt", ADMIN);
        assertThat(page.response().body()).contains(id).doesNotContain(secret.substring(10));
    }

    @Test
    void aRevokedTokenIsRefusedWithinASecond() {
        JsonNode issued = issue("\"scopes\":[\"users:read\"]");
        String secret = issued.at("/secret").asString();
        String path = "/api/access-tokens/" + issued.at("/aggregate/id").asString();
        assertThat(get("/api/users", secret).status()).isEqualTo(200);

        assertThat(send("DELETE", path, ADMIN, null).status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get("/api/users", secret).status() == 401);
        assertProblem(get("/api/users", secret), 401, "invalid-token");
        assertThat(get(path, ADMIN).text("/status")).isEqualTo("revoked");
    }

    @Test
    void aStreamIsNoLongerServedWhenItsTokenIsRevoked() throws IOException {
        JsonNode issued = issue("\"scopes\":[\"users:write\"]");
        String secret = issued.at("/secret").asString();
        String path = "/api/access-tokens/" + issued.at("/aggregate/id").asString();

        try (OpenStream stream = OpenStream.open(api, "Authorization: Bearer " + secret)) {
            assertThat(stream.send(Envelopes.createUser("", "a" + UUID.randomUUID() + "@example.com"))
                            .at("/status")
                            .asString())
                    .isEqualTo("accepted");
            assertThat(send("DELETE", path, ADMIN, null).status()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> stream.send("{\"command\":\"create-user\"}")
                            .at("/type")
                            .asString()
                            .equals("urn:roster:problem:invalid-token"));
        }
    }

    @Test
    void aTokenExpires() {
        Instant end = Instant.now().plusSeconds(2);
        JsonNode issued = issue("\"scopes\":[\"users:read\"],\"expiresAt\":\"" + end + "\"");
        String secret = issued.at("/secret").asString();

        assertThat(get("/api/users", secret).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("/api/users", secret).status() == 401);
        assertThat(Instant.now()).isAfter(end);
    }

    @Test
    void aTokenSaysWhenItWasLastUsed() {
        JsonNode issued = issue("\"scopes\":[\"users:read\"]");
        String path = "/api/access-tokens/" + issued.at("/aggregate/id").asString();
        assertThat(get(path, ADMIN).json().has("lastUsedAt")).isFalse();

        Instant before = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        get("/api/me", issued.at("/secret").asString());

        await().atMost(Duration.ofSeconds(5))
                .until(() -> get(path, ADMIN).json().has("lastUsedAt"));
        assertThat(Instant.parse(get(path, ADMIN).text("/lastUsedAt"))).isBetween(before, Instant.now());
    }

    @Test
    void nobodyIssuesWhatTheyMayNotDo() {
        String issuer = issue("\"scopes\":[\"tokens:write\",\"users:read\"]")
                .at("/secret")
                .asString();

        assertThat(post("/api/access-tokens", issuer, body("\"scopes\":[\"users:read\"]"))
                        .status())
                .isEqualTo(201);
        Reply refused = post("/api/access-tokens", issuer, body("\"scopes\":[\"users:write\"]"));
        assertProblem(refused, 403, "scope-not-held");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/scopes");
        Reply enveloped = post("/api/commands", issuer, """
                {"command":"issue-access-token","payload":{"name":"Import","scopes":["users:write"],"digest":"%s"}}""".formatted("0".repeat(64)));
        assertProblem(enveloped, 403, "scope-not-held");
    }

    @Test
    void aSecretOfWhichOnePartIsWrongIsRefused() {
        JsonNode issued = issue("\"scopes\":[\"users:read\"]");
        String secret = issued.at("/secret").asString();
        AccessTokenId id = AccessTokenId.of(issued.at("/aggregate/id").asString());
        char last = secret.charAt(secret.length() - 20);

        for (String wrong : new String[] {
            secret + "A",
            secret.substring(0, secret.length() - 1),
            secret.substring(0, secret.length() - 20)
                    + (last == 'A' ? 'B' : 'A')
                    + secret.substring(secret.length() - 19),
            Secret.make(id).reveal(),
            "roster_",
            "roster_" + "A".repeat(70)
        }) {
            assertProblem(get("/api/users", wrong), 401, "invalid-token");
        }
    }

    @Test
    void eachErrorIsNamed() {
        Reply reply = post(
                "/api/access-tokens",
                ADMIN,
                "{\"name\":\" \",\"scopes\":[\"users:read\",7,\"all\"],\"expiresAt\":\"soon\",\"secret\":\"x\"}");

        assertProblem(reply, 422, "invalid-content");
        assertThat(reply.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .containsExactlyInAnyOrder("#/name", "#/scopes/1", "#/scopes/2", "#/expiresAt", "#/secret");
        assertProblem(post("/api/access-tokens", ADMIN, body("\"scopes\":\"users:read\"")), 422, "invalid-content");
        String many = "\"users:read\",".repeat(100) + "\"users:read\"";
        assertProblem(post("/api/access-tokens", ADMIN, body("\"scopes\":[" + many + "]")), 422, "invalid-content");
        assertProblem(post("/api/access-tokens", ADMIN, body("\"scopes\":[]")), 422, "no-scopes");
        assertProblem(post("/api/access-tokens", ADMIN, body("\"scopes\":[\"users:all\"]")), 403, "scope-not-held");
        assertProblem(
                post(
                        "/api/access-tokens",
                        ADMIN,
                        body("\"scopes\":[\"users:read\"],\"expiresAt\":\"2001-01-01T00:00:00Z\"")),
                422,
                "invalid-content");
        assertProblem(get("/api/access-tokens/" + UUID.randomUUID(), ADMIN), 404, "access-token-not-found");
    }

    @Test
    void aDryRunHasNoSecret() {
        Reply reply = post("/api/access-tokens?dryRun=true", ADMIN, body("\"scopes\":[\"users:read\"]"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().has("secret")).isFalse();
        assertThat(reply.text("/events/0/type")).isEqualTo("access-token.issued");
    }

    @Test
    void issuingCannotBeRepeated() {
        Reply reply = api.send(
                "/api/access-tokens",
                request -> request.header("Authorization", "Bearer " + ADMIN)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body("\"scopes\":[\"users:read\"]"))));

        assertProblem(reply, 400, "invalid-parameter");
    }

    private JsonNode issue(String members) {
        Reply reply = post("/api/access-tokens", ADMIN, body(members));
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(201);
        return reply.json();
    }

    private static String body(String members) {
        return "{\"name\":\"Import\"," + members + "}";
    }

    private Reply get(String path, String token) {
        return send("GET", path, token, null);
    }

    private Reply post(String path, String token, String body) {
        return send("POST", path, token, body);
    }

    private Reply send(String method, String path, String token, @Nullable String body) {
        return api.send(
                path,
                request -> request.header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
