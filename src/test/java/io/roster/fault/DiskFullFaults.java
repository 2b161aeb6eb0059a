package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roster.process.EmbeddedFile;
import io.roster.process.Postgres;
import io.roster.process.RosterProcess;
import io.roster.process.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is no space left for data, and then there is again. */
class DiskFullFaults {

    private static final int CLIENTS = 8;
    private static final int REFUSED = Fault.size("disk-full.refused", 500, 10_000);

    /** Enough for commands, and too little for a backup too. */
    private static final long LEFT = 16 << 20;

    @TempDir
    private Path directory;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64m", "roster", disk.toString()) == 0,
                "A file system of its own can be mounted only by root");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "--lazy", disk.toString());
    }

    @Test
    void writesAreRefusedAndReadsGoOnOnTheEmbeddedDatabase() throws Exception {
        fill(new EmbeddedFile(directory, disk));
    }

    /** Its log is elsewhere: without space for that, PostgreSQL itself stops. */
    @Test
    void writesAreRefusedAndReadsGoOnOnPostgres() throws Exception {
        try (Postgres postgres = Postgres.start(directory)) {
            Path tables = Files.createDirectory(disk.resolve("tables"));
            postgres.sql()
                    .sql("create tablespace small location '%s'".formatted(tables))
                    .update();
            postgres.sql().sql("alter system set default_tablespace = 'small'").update();
            postgres.sql().sql("select pg_reload_conf()").query().singleValue();
            fill(postgres);
        }
    }

    @Test
    void aBackupIsGivenUpBeforeCommandsAre() throws Exception {
        EmbeddedFile store = new EmbeddedFile(directory, disk);
        try (RosterProcess roster = store.start("a");
                Load load = new Load(roster.api(), CLIENTS)) {
            load.awaitAcknowledged(200);
            fill(disk.resolve("filler"), LEFT);
            assertThat(roster.api().post("/actuator/backup", "").status()).isEqualTo(503);
            load.awaitAcknowledged(200);
            load.end();
            assertThat(load.answers().keySet()).isEqualTo(Set.of("201"));
        }
    }

    private void fill(Store store) throws Exception {
        try (RosterProcess roster = store.start("a");
                Load load = new Load(roster.api(), CLIENTS)) {
            load.awaitAcknowledged(200);
            Path filler = disk.resolve("filler");
            fill(filler, 0);
            Awaitility.await("refused writes").atMost(2, TimeUnit.MINUTES).until(() -> {
                assertThat(roster.api().get("/api/users?limit=1").status())
                        .as("a read while the disk is full")
                        .isEqualTo(200);
                return load.answers().getOrDefault("503", 0) >= REFUSED;
            });
            Files.delete(filler);
            load.awaitAcknowledged(200);
            load.end();
            roster.stop();
            Rows.sameAsReplayed(store);
            load.assertNothingLost(store);
            assertThat(load.answers().keySet()).isEqualTo(Set.of("201", "503"));
            Fault.report(
                    "disk full, %s: %d acknowledged, 0 lost; answers %s", store, load.acknowledged(), load.answers());
        }
    }

    /** Appends to a file as long as there is more space than so many bytes. */
    private static void fill(Path filler, long left) {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (left == 0 || Files.getFileStore(filler).getUsableSpace() > left) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
