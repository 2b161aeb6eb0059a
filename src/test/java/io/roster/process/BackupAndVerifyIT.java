package io.roster.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.http.Api.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with backups: takes them under load, restores them, and has them verified. */
class BackupAndVerifyIT {

    private static final int BACKUPS = 5;
    private static final int CLIENTS = 8;
    private static final int CREATED_BETWEEN = 100;

    @TempDir
    private Path data;

    @TempDir
    private Path restored;

    @Test
    void everyBackupHasAllThatWasAcknowledgedBeforeIt() throws Exception {
        Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (RosterProcess roster = RosterProcess.start(data)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> createUntilInterrupted(roster.api(), acknowledged));
            }
            for (int i = 1; i <= BACKUPS; i++) {
                int enough = i * CREATED_BETWEEN;
                Awaitility.await().atMost(java.time.Duration.ofSeconds(60)).until(() -> acknowledged.size() >= enough);
                List<UUID> before = List.copyOf(acknowledged);

                Reply taken = roster.api().post("/actuator/backup", "");

                assertThat(taken.status()).isEqualTo(200);
                Path store = restored.resolve("store" + i);
                unpack(data.resolve("backups").resolve(taken.json().at("/file").asString()), store);
                assertThat(users(store)).containsAll(before);
            }
        } finally {
            clients.shutdownNow();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }

        for (int i = 1; i <= BACKUPS; i++) {
            RosterProcess verify = RosterProcess.launch(restored.resolve("store" + i), "verify");
            assertThat(verify.awaitExit()).as(verify.log()).isZero();
        }
        try (RosterProcess roster = RosterProcess.start(restored.resolve("store" + BACKUPS))) {
            UUID id = UUID.randomUUID();
            assertThat(roster.api().create(id, "Jo", email(id)).status()).isEqualTo(201);
        }
    }

    @Test
    void verifyTellsWhatIsWrongAndEndsAccordingly() throws Exception {
        UUID id = UUID.randomUUID();
        try (RosterProcess roster = RosterProcess.start(data)) {
            roster.api().create(id, "Jo", email(id));

            RosterProcess verify = RosterProcess.launch(restored, "verify", "--roster.data=" + data);
            assertThat(verify.awaitExit()).as("of a store that is in use").isEqualTo(2);
            assertThat(verify.log()).startsWith("The store cannot be read: ");
        }

        Files.delete(restored.resolve("roster.log"));
        RosterProcess healthy = RosterProcess.launch(restored, "verify", "--roster.data=" + data);
        assertThat(healthy.awaitExit()).as("of a healthy store, after a kill").isZero();
        assertThat(healthy.log().lines())
                .last()
                .asString()
                .matches("Nothing is wrong: 2 events of 2 aggregates \\(email-claim: 1, user: 1\\) and \\d+ rows");

        execute(data, "delete from event where type = 'email-claim'");
        Files.delete(restored.resolve("roster.log"));
        RosterProcess broken = RosterProcess.launch(restored, "verify", "--roster.data=" + data);
        assertThat(broken.awaitExit()).as("of a store without its claims").isEqualTo(1);
        assertThat(broken.log())
                .startsWith("invariant: user " + id + " does not hold claim email-")
                .containsPattern("\n1 findings: 1 events of 1 aggregates \\(user: 1\\) and \\d+ rows\n$");
    }

    @Test
    void anotherWordIsRefused() {
        RosterProcess roster = RosterProcess.launch(data, "verfy");

        assertThat(roster.awaitExit()).isEqualTo(1);
        assertThat(roster.log()).contains("Unknown command: verfy");
        assertThat(data.resolve("roster.mv.db")).doesNotExist();
    }

    private static void createUntilInterrupted(Api api, Set<UUID> acknowledged) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                UUID id = UUID.randomUUID();
                if (api.create(id, "User", email(id)).status() == 201) {
                    acknowledged.add(id);
                }
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            // The server is gone, or this client was told to end: it is done.
        }
    }

    private static void unpack(Path zip, Path directory) throws IOException {
        Files.createDirectory(directory);
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            Files.copy(in, directory.resolve(in.getNextEntry().getName()));
            assertThat(in.getNextEntry()).isNull();
        }
    }

    private static Set<UUID> users(Path store) throws SQLException {
        Set<UUID> users = ConcurrentHashMap.newKeySet();
        try (Connection connection = connect(store, ";ACCESS_MODE_DATA=r");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select aggregate_identifier from event where payload_type = 'user.created'")) {
            while (rows.next()) {
                users.add(UUID.fromString(rows.getString(1)));
            }
        }
        return users;
    }

    private static void execute(Path store, String sql) throws SQLException {
        try (Connection connection = connect(store, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(Path store, String settings) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + store.resolve("roster").toAbsolutePath() + settings, "roster", "");
    }

    private static String email(UUID id) {
        return id + "@example.com";
    }
}
