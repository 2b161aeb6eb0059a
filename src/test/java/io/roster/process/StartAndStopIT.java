package io.roster.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                                            "No credentials are set: Roster authenticates nobody and serves this machine only"))
                    .allMatch(line -> line.contains(" INFO ")));
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
                assertThat(roster.log()).contains("server.address").contains("127.0.0.1 (the default)");
            }
        }
    }

    @Test
    void aPortOfItsOwnForOperatorsIsRefused() {
        try (RosterProcess roster = RosterProcess.launch(data, "--management.server.port=0")) {
            assertThat(roster.awaitExit()).isEqualTo(1);
            assertThat(roster.log()).contains("Leave management.server.port out");
        }
    }
}
