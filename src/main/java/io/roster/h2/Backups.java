package io.roster.h2;

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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Copies of the embedded database, taken while it is used: each a ZIP file in the directory {@code backups} beside it, with all that
 * was acknowledged before it was begun. One that is listed there under its name is whole, and on the disk.
 */
@Component
class Backups {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'roster-'yyyyMMdd'T'HHmmss.SSS'Z.zip'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The name under which the database's file is found in the directory of data. */
    private static final String FILE = "roster.mv.db";

    private final Path directory;
    private final ObjectProvider<FileCompactor> file;
    private final boolean onServer;
    private final AtomicBoolean busy = new AtomicBoolean();

    Backups(
            @Value("${roster.data}") Path data,
            ObjectProvider<FileCompactor> file,
            @Value("${axon.axonserver.enabled}") boolean onServer) {
        this.onServer = onServer;
        this.directory = data.resolve("backups");
        this.file = file;
    }

    /** Where they are. */
    Path directory() {
        return directory;
    }

    /** Whether the events are in the embedded database. */
    boolean arePossible() {
        return !onServer && file.getIfAvailable() != null;
    }

    /**
     * Takes one; empty if another is being taken.
     *
     * @throws IOException if it cannot be written; nothing is left of it then
     */
    Optional<Backup> take() throws IOException, SQLException {
        if (!busy.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(directory);
            Path backup = directory.resolve(NAME.format(Instant.now()));
            Path unfinished = directory.resolve("unfinished");
            try {
                copyTo(unfinished);
                sync(unfinished);
                Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
                sync(directory);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            return Optional.of(new Backup(backup.getFileName().toString(), Files.size(backup)));
        } finally {
            busy.set(false);
        }
    }

    private void copyTo(Path target) throws IOException, SQLException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            // Commits go on meanwhile, and the file grows until it is done.
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(FILE));
            file.getObject().copyTo(zip);
            zip.closeEntry();
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * What was taken.
     *
     * @param file its name in the directory of backups
     * @param bytes its size
     */
    record Backup(String file, long bytes) {}
}
