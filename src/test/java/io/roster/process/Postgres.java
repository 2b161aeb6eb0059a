package io.roster.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL that keeps what it has acknowledged, and which can be stopped as a crash does. */
public final class Postgres implements Store, AutoCloseable {

    private final Path directory;
    private final Path data;
    private EmbeddedPostgres server;

    private Postgres(Path directory, Path data) throws IOException {
        this.directory = directory;
        this.data = data;
        server = start(0);
    }

    public static Postgres start(Path directory) throws IOException {
        return new Postgres(directory, directory.resolve("postgres"));
    }

    /** Stops it at once: it forgets what was under way, and recovers when it is started again. */
    public void stopImmediately() throws IOException, InterruptedException {
        // What pg_ctl sends for the mode "immediate".
        new ProcessBuilder("kill", "-QUIT", Long.toString(server.getProcess().pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (!server.getProcess().waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("PostgreSQL does not stop");
        }
        server.close();
    }

    /** Starts it again, on the same port and data, and waits until it answers. */
    public void startAgain() throws IOException {
        server = start(server.getPort());
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // It comes with "off", which forgets acknowledged commits.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Stream<String> options() {
        return Stream.of(
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + url(),
                "--spring.datasource.username=postgres");
    }

    @Override
    public DriverManagerDataSource database() {
        return new DriverManagerDataSource(url(), "postgres", "");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL";
    }

    private String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }
}
