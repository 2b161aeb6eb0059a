package io.roster.h2;

import io.roster.node.OperationRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/backup}: backs up the embedded database while it is in use. Each backup is a ZIP file in the directory
 * {@code backups} next to the database and contains everything acknowledged before it began. A file there with the name of a
 * backup is complete and synced to disk.
 */
@Component
@Endpoint(id = "backup")
class BackupEndpoint {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'roster-'yyyyMMdd'T'HHmmss.SSS'Z.zip'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Logger LOG = LoggerFactory.getLogger(BackupEndpoint.class);

    private final Path directory;
    private final @Nullable FileCompactor database;
    private final AtomicBoolean running = new AtomicBoolean();

    BackupEndpoint(
            @Value("${roster.data}") Path data,
            ObjectProvider<FileCompactor> database,
            @Value("${axon.axonserver.enabled}") boolean onServer) {
        this.directory = data.resolve("backups");
        this.database = onServer ? null : database.getIfAvailable();
    }

    /** Answers 404 if the events are elsewhere, 409 while another backup runs, and 503 if the backup cannot be written. */
    @WriteOperation
    public Backup backUp() {
        if (database == null) {
            throw OperationRefused.notFound("Roster backs up events only in its embedded database."
                    + " Use pg_dump for PostgreSQL, and Axon Server's own backup.");
        }
        if (!running.compareAndSet(false, true)) {
            throw OperationRefused.conflict("Another backup is running.");
        }
        try {
            return write(database);
        } catch (IOException | SQLException e) {
            LOG.error("The backup failed", e);
            throw OperationRefused.unavailable("The backup failed; see the log.");
        } finally {
            running.set(false);
        }
    }

    private Backup write(FileCompactor database) throws IOException, SQLException {
        Files.createDirectories(directory);
        PrivateFiles.protect(directory);
        Path backup = directory.resolve(NAME.format(Instant.now()));
        Path unfinished = directory.resolve("unfinished");
        Files.deleteIfExists(unfinished);
        try {
            Files.createFile(unfinished);
            PrivateFiles.protect(unfinished);
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
                // The file grows until the backup is complete, because commits go on.
                zip.setLevel(Deflater.BEST_SPEED);
                zip.putNextEntry(new ZipEntry("roster.mv.db"));
                database.copyTo(zip);
                zip.closeEntry();
            }
            sync(unfinished);
            Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
            sync(directory);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return new Backup(backup.getFileName().toString(), Files.size(backup));
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file in the directory of backups, and its size. */
    record Backup(String file, long bytes) {}
}
