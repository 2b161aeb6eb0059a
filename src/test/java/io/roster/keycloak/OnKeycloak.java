package io.roster.keycloak;

import static io.roster.http.HttpTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api;
import io.roster.http.Api.Reply;
import io.roster.process.EmbeddedFile;
import io.roster.process.RosterProcess;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged jar with the JWTs of a Keycloak, whose realm roles stand for scopes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnKeycloak {

    private static final String JWT = "--spring.security.oauth2.resourceserver.jwt.";

    @TempDir
    private static Path directory;

    private static Keycloak keycloak;
    private static RosterProcess roster;

    @BeforeAll
    static void start() throws IOException {
        keycloak = Keycloak.start(Path.of("target/keycloak.log"));
        roster = new EmbeddedFile(directory)
                .start(
                        "a",
                        JWT + "issuer-uri=" + keycloak.issuer(),
                        JWT + "audiences=roster",
                        "--roster.security.roles-claim=realm_access.roles",
                        "--roster.security.roles[directory-admin]=users:read,users:write,tokens:read,tokens:write",
                        "--roster.security.roles[directory-reader]=users:read");
    }

    @AfterAll
    static void stop() {
        roster.close();
        keycloak.close();
    }

    @Test
    @Order(1)
    void callersMayDoWhatTheirRolesAllow() {
        String admin = keycloak.token("administrator");
        String reader = keycloak.token("reader");
        UUID id = UUID.randomUUID();
        String user = "{\"id\":\"%1$s\",\"name\":\"Jo\",\"email\":\"%1$s@example.com\"}".formatted(id);

        assertProblem(send("POST", "/api/users", reader, user), 403, "insufficient-scope");
        assertThat(send("POST", "/api/users", admin, user).status()).isEqualTo(201);
        assertThat(send("GET", "/api/users/" + id, reader, null).text("/name")).isEqualTo("Jo");
        assertProblem(send("DELETE", "/api/users/" + id, reader, null), 403, "insufficient-scope");
        assertThat(send("DELETE", "/api/users/" + id, admin, null).status()).isEqualTo(200);
        assertProblem(send("GET", "/actuator/projections", admin, null), 403, "insufficient-scope");
        assertThat(send("GET", "/actuator/health", null, null).status()).isEqualTo(200);
        assertProblem(send("GET", "/api/users", null, null), 401, "unauthorized");
    }

    @Test
    @Order(1)
    void callersAreKnownByTheirIssuer() {
        JsonNode me = send("GET", "/api/me", keycloak.token("reader"), null).json();

        assertThat(me.at("/issuer").asString()).isEqualTo(keycloak.issuer());
        assertThat(me.at("/scopes").toString()).isEqualTo("[\"users:read\"]");
        assertThat(me.at("/kind").asString()).isEqualTo("client");
        assertThat(UUID.fromString(me.at("/id").asString())).isNotNull();
    }

    @Test
    @Order(1)
    void anAdministratorIssuesAccessTokens() {
        Reply issued = send(
                "POST",
                "/api/access-tokens",
                keycloak.token("administrator"),
                "{\"name\":\"Import\",\"scopes\":[\"users:read\"]}");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(send("GET", "/api/users", issued.text("/secret"), null).status())
                .isEqualTo(200);
    }

    @Test
    @Order(1)
    void tokensForOthersAndChangedTokensAreRefused() {
        assertProblem(send("GET", "/api/users", keycloak.token("stranger"), null), 401, "invalid-token");
        String token = keycloak.token("administrator");
        int signature = token.lastIndexOf('.') + 1;
        char first = token.charAt(signature) == 'A' ? 'B' : 'A';
        String changed = token.substring(0, signature) + first + token.substring(signature + 1);
        assertProblem(send("GET", "/api/users", changed, null), 401, "invalid-token");
    }

    @Test
    @Order(2)
    void aNewKeyIsKnownWithoutARestart() {
        String before = keycloak.token("reader");
        assertThat(send("GET", "/api/users", before, null).status()).isEqualTo(200);

        keycloak.rotateKeys();

        String after = keycloak.token("reader");
        assertThat(after.substring(0, after.indexOf('.'))).isNotEqualTo(before.substring(0, before.indexOf('.')));
        // Roster asks for keys at most every five seconds.
        await().atMost(Duration.ofSeconds(8))
                .until(() -> send("GET", "/api/users", after, null).status() == 200);
        assertThat(send("GET", "/api/users", before, null).status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void tokensAreGoodWhileTheProviderIsDown() {
        String token = keycloak.token("reader");

        keycloak.close();

        assertThat(send("GET", "/api/users", token, null).status()).isEqualTo(200);
    }

    private static Reply send(String method, String path, @Nullable String token, @Nullable String body) {
        Api api = roster.api();
        return api.send(path, request -> {
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            return request.header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        });
    }
}
