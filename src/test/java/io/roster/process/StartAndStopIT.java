package io.roster.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartAndStopIT {

    @TempDir
    private Path data;

    @Test
    void whatWasThereBeforeAStopIsThereAfterIt() {
        UUID id = UUID.randomUUID();
        try (RosterProcess roster = RosterProcess.start(data)) {
            roster.api().create(id, "Jo Secret", "jo.secret@example.com");
            roster.api().patch("/api/users/" + id, "{\"name\":\"Joe Secret\"}");
            assertThat(roster.stop()).as("exit code after SIGTERM").isEqualTo(143);
        }
        try (RosterProcess roster = RosterProcess.start(data)) {
            Api api = roster.api();
            assertThat(api.get("/api/users/" + id).json().at("/name").asString())
                    .isEqualTo("Joe Secret");
            assertThat(api.get("/api/users/" + id).json().at("/version").asInt())
                    .isEqualTo(1);
            assertThat(api.create(UUID.randomUUID(), "Jo", "JO.SECRET@example.com")
                            .status())
                    .isEqualTo(409);
            assertThat(roster.log()).as("personal data stays out of the log").doesNotContainIgnoringCase("secret");
        }
    }

    @Test
    void aStartLogsThreeLines() {
        try (RosterProcess roster = RosterProcess.start(data)) {
            await().untilAsserted(() -> assertThat(roster.log().lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .endsWith("Ready. Try the API at http://127.0.0.1:%d/".formatted(roster.port())),
                            line -> assertThat(line).endsWith("Data is in " + data.resolve("roster.mv.db")),
                            line -> assertThat(line)
                                    .endsWith(
                                            "No credentials are set: everybody on this machine may do everything. Set roster.security.admin-token"))
                    .allMatch(line -> line.contains(" INFO ")));
        }
    }

    @Test
    void duringTheStopNoticeOnlyReadinessChanges() {
        try (RosterProcess roster = RosterProcess.start(data, "--roster.stop-notice=15s")) {
            Api api = roster.api();
            roster.signal("TERM");
            await().until(() -> api.get("/actuator/health/readiness").status() == 503);

            assertThat(api.post("/actuator/projections/users/pause", "{}").status())
                    .isEqualTo(200);
            assertThat(api.create(UUID.randomUUID(), "Jo", "jo@example.com").status())
                    .isEqualTo(201);
            await("the gauges go on")
                    .untilAsserted(() -> assertThat(
                                    api.get("/actuator/prometheus").response().body())
                            .containsPattern("roster_projection_lag_events\\{read_model=\"users\"} [1-9]"));
            assertThat(roster.awaitExit()).isEqualTo(143);
        }
    }

    @Test
    void nothingOfARequestIsLogged() throws IOException {
        try (RosterProcess roster = RosterProcess.start(data)) {
            for (String line : List.of(
                    "GET /api/../secret@example.com HTTP/1.1",
                    "GET /api/users?q={secret@example.com} HTTP/1.1",
                    "GET /api/users?name=%zzsecret HTTP/1.1",
                    "GET /a%2fsecret HTTP/1.1",
                    "GET /secret HTTP/9.9",
                    "GET / HTTP/1.1\r\nAccept: secret",
                    "secret")) {
                send(roster, line + "\r\nHost: 127.0.0.1\r\n\r\n", false);
            }
            for (int i = 0; i < 20; i++) {
                for (String path :
                        List.of("/swagger-ui/swagger-ui-bundle.js", "/v3/api-docs", "/api/users?limit=200")) {
                    send(roster, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", true);
                }
            }
            assertThat(roster.stop()).isEqualTo(143);
            assertThat(roster.log()).hasLineCount(3);
        }
    }

    /** Sends what is not always HTTP, and reads the answer, or breaks the connection before it. */
    private static void send(RosterProcess roster, String request, boolean breaksOff) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), roster.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            if (breaksOff) {
                socket.setSoLinger(true, 0);
            } else {
                assertThat(socket.getInputStream().read()).as(request).isPositive();
            }
        }
    }

    @Test
    void theDirectoryOfDataMayBeNamedRelatively() {
        try (RosterProcess roster = RosterProcess.start(data, "--roster.data=of its own")) {
            assertThat(roster.api()
                            .create(UUID.randomUUID(), "Jo", "jo@example.com")
                            .status())
                    .isEqualTo(201);
            assertThat(data.resolve("of its own")).isNotEmptyDirectory();
        }
    }

    @Test
    void aDatabaseThatCannotBeOpenedIsExplainedInASentence() throws IOException {
        String directory = "--roster.data=" + data.resolve("it's");
        try (RosterProcess roster = RosterProcess.start(data, directory)) {
            assertRefused("The embedded database is in use by another process.", directory);
            roster.stop();
        }
        assertRefused(
                "The database does not accept the user or the password",
                directory,
                "--spring.datasource.password=wrong");
        Path file = Files.createFile(data.resolve("file"));
        assertRefused(file + ": it is not a directory.", "--roster.data=" + file);
        assertRefused("The value \"never\" of roster.claim-timeout is not a Duration.", "--roster.claim-timeout=never");
    }

    /** As a port that is taken is reported: what is wrong, what to do, and no stack trace. */
    private void assertRefused(String description, String... options) throws IOException {
        Path directory = Files.createTempDirectory(data, "refused");
        try (RosterProcess refused = RosterProcess.launch(directory, options)) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.log()).contains(description).contains("Action:").doesNotContain("\tat ");
        }
    }

    @Test
    void anAddressThatOthersCanReachIsRefused() {
        for (String address : new String[] {"0.0.0.0", "::", ""}) {
            try (RosterProcess roster = RosterProcess.launch(data, "--server.address=" + address)) {
                assertThat(roster.awaitExit()).as(address).isEqualTo(1);
                assertThat(roster.log()).contains("server.address").contains("roster.security.admin-token");
            }
        }
    }

    @Test
    void withCredentialsItServesOtherMachinesToo() throws Exception {
        Path secrets = Files.createDirectories(data.resolve("secrets"));
        String token = "0123456789abcdef".repeat(4);
        Files.writeString(secrets.resolve("roster.security.admin-token"), token);
        try (RosterProcess roster = RosterProcess.start(
                data, "--server.address=0.0.0.0", "--spring.config.import=configtree:" + secrets + "/")) {
            Api api = roster.api();
            assertThat(api.get("/api/users").status()).isEqualTo(401);
            assertThat(api.send("/api/me", request -> request.header("Authorization", "Bearer " + token))
                            .text("/kind"))
                    .isEqualTo("admin");
            assertThat(roster.log()).doesNotContain("No credentials").doesNotContain(token);
        }
    }

    @Test
    void credentialsThatProtectLittleAreRefused() throws IOException {
        assertRefused("roster.security.admin-token has 6 characters.", "--roster.security.admin-token=secret");
        assertRefused(
                "roster.security.roles[help] has a scope that there is not.",
                "--roster.security.roles[help]=user:read");
        assertRefused(
                "spring.security.oauth2.resourceserver.jwt.audiences is not set.",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=https://login.example.com");
        assertRefused(
                "spring.security.oauth2.resourceserver.jwt.issuer-uri is not set.",
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=https://login.example.com/keys",
                "--spring.security.oauth2.resourceserver.jwt.audiences=roster");
    }

    @Test
    void aPortOfItsOwnForOperatorsIsRefused() {
        try (RosterProcess roster = RosterProcess.launch(data, "--management.server.port=0")) {
            assertThat(roster.awaitExit()).isEqualTo(1);
            assertThat(roster.log()).contains("leave management.server.port out");
        }
    }
}
