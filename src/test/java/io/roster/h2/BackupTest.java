package io.roster.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.http.Api.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BackupTest {

    private static final Path DATA = Path.of("target/test-data/backup-" + UUID.randomUUID());
    private static final Path BACKUPS = DATA.resolve("backups");

    @LocalServerPort
    private int port;

    @Autowired
    private FileCompactor compactor;

    private Api api;

    @DynamicPropertySource
    static void setDataDirectory(DynamicPropertyRegistry properties) {
        properties.add("roster.data", DATA::toString);
    }

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void aBackupIsAFileInTheDirectoryOfBackups() throws Exception {
        api.create(UUID.randomUUID(), "Jo", UUID.randomUUID() + "@example.com");

        Reply taken = api.post("/actuator/backup", "");

        assertThat(taken.status()).isEqualTo(200);
        String name = taken.json().at("/file").asString();
        assertThat(name).matches("roster-\\d{8}T\\d{6}\\.\\d{3}Z\\.zip");
        Path file = BACKUPS.resolve(name);
        assertThat(file).hasSize(taken.json().at("/bytes").asLong());
        try (Stream<Path> all = Files.list(BACKUPS)) {
            assertThat(all).allMatch(it -> it.toString().endsWith(".zip"), "finished");
        }
    }

    @Test
    void onlyTheOwnerCanReadTheDataAndItsBackups() throws Exception {
        String backup = api.post("/actuator/backup", "").json().at("/file").asString();

        for (Path file : List.of(DATA.resolve("roster.mv.db"), BACKUPS.resolve(backup))) {
            assertThat(Files.getPosixFilePermissions(file))
                    .as(file.toString())
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(Files.getPosixFilePermissions(BACKUPS)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void onlyOneBackupRunsAtATime() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        // Not the common pool, which may have only one thread on two cores.
        Executor threads = task -> new Thread(task).start();
        CompletableFuture<Void> holder = CompletableFuture.runAsync(() -> hold(held, release), threads);
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Reply> one = CompletableFuture.supplyAsync(() -> api.post("/actuator/backup", ""), threads);
        CompletableFuture<Reply> other = CompletableFuture.supplyAsync(() -> api.post("/actuator/backup", ""), threads);

        Object first = CompletableFuture.anyOf(one, other).get(10, TimeUnit.SECONDS);
        release.countDown();

        assertThat(((Reply) first).status()).isEqualTo(409);
        assertThat(Stream.of(one.get(10, TimeUnit.SECONDS), other.get(10, TimeUnit.SECONDS))
                        .map(Reply::status))
                .containsExactlyInAnyOrder(200, 409);
        holder.get(10, TimeUnit.SECONDS);
    }

    /** Makes a copy that does not finish before {@code release} is counted down. */
    private void hold(CountDownLatch held, CountDownLatch release) {
        try {
            compactor.copyTo(new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    held.countDown();
                    try {
                        release.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
            });
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
