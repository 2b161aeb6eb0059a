package io.roster.process;

import io.roster.http.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged jar in a process of its own, which can be stopped and killed. */
final class RosterProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final int port;

    private RosterProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts the jar and waits until it answers. */
    static RosterProcess start(Path data) {
        RosterProcess roster = launch(data);
        Awaitility.await("the first answer")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(roster::isHealthyOrDead);
        if (!roster.process.isAlive()) {
            throw new IllegalStateException("Roster did not start:\n" + roster.log());
        }
        return roster;
    }

    /** Starts the jar and does not wait. */
    static RosterProcess launch(Path data, String... arguments) {
        try {
            int port = freePort();
            Path log = data.resolve("roster.log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    System.getProperty("roster.jar"),
                    "--server.port=" + port,
                    "--roster.data=" + data.toAbsolutePath()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new RosterProcess(process, log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Api api() {
        return new Api(port);
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does: at once, and with no last word. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As {@code kill} does. */
    int stop() {
        process.destroy();
        return awaitExit();
    }

    int awaitExit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Roster does not end:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private boolean isHealthyOrDead() {
        if (!process.isAlive()) {
            return true;
        }
        try {
            return api().get("/actuator/health").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
