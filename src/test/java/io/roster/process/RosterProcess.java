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
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged jar in a process of its own, which can be stopped, killed and made to stand still. */
public final class RosterProcess implements AutoCloseable {

    private final ProcessBuilder command;
    private final Path log;
    private final int port;
    private Process process;

    private RosterProcess(ProcessBuilder command, Path log, int port) throws IOException {
        this.command = command;
        this.log = log;
        this.port = port;
        process = command.start();
    }

    /**
     * Starts the jar, with {@code src/main/jvm.options} before the options, and waits until it answers.
     *
     * @param data the directory that it runs in, and where its data and its log go
     * @param options of Roster, which begin with two dashes, of the JVM, which begin with one, and environment variables such as
     *     {@code TZ=UTC}
     */
    public static RosterProcess start(Path data, String... options) {
        RosterProcess roster = launch(data, options);
        roster.awaitAnswer();
        return roster;
    }

    /** Starts any jar, with no options of the JVM but these, and waits until it answers. */
    public static RosterProcess start(Path jar, Path data, String... options) {
        RosterProcess roster = launch(jar, data, options);
        roster.awaitAnswer();
        return roster;
    }

    /** Starts the jar and does not wait. Among the options may be a word that tells it what to do. */
    static RosterProcess launch(Path data, String... options) {
        return launch(
                Path.of(System.getProperty("roster.jar")),
                data,
                Stream.concat(Stream.of("@" + System.getProperty("roster.options")), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static RosterProcess launch(Path jar, Path data, String... options) {
        try {
            int port = freePort();
            Path log = data.resolve("roster.log");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            Stream.of(options).filter(RosterProcess::isForJvm).forEach(command::add);
            command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
            Stream.of(options)
                    .filter(option -> !isForJvm(option) && !isVariable(option))
                    .forEach(command::add);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(data.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // Where an option does not say otherwise.
            builder.environment().put("ROSTER_DATA", data.toAbsolutePath().toString());
            Stream.of(options)
                    .filter(RosterProcess::isVariable)
                    .map(variable -> variable.split("=", 2))
                    .forEach(variable -> builder.environment().put(variable[0], variable[1]));
            return new RosterProcess(builder, log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isForJvm(String option) {
        return option.startsWith("@") || (option.startsWith("-") && !option.startsWith("--"));
    }

    private static boolean isVariable(String option) {
        return !option.startsWith("-") && !option.startsWith("@") && option.contains("=");
    }

    /** Starts it as it was started before, on the same port, and waits until it answers. */
    public void startAgain() {
        try {
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswer();
    }

    public Api api() {
        return new Api(port);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does: at once, and with no last word. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As {@code kill} does. */
    public int stop() {
        process.destroy();
        return awaitExit();
    }

    /** Sends a signal, such as {@code STOP} and {@code CONT}. */
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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

    private void awaitAnswer() {
        try {
            Awaitility.await("the first answer")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(100))
                    .until(this::isHealthyOrDead);
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("Roster did not become healthy:\n" + log(), e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("Roster did not start:\n" + log());
        }
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
