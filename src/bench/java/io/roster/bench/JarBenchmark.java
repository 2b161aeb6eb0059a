package io.roster.bench;

import io.roster.process.ReadModels;
import io.roster.process.RosterProcess;
import io.roster.process.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar from its start on, with the JVM's options that the README recommends: start, memory, creates while the JVM warms up, and
 * streams. {@code -Dbench.before} names the jar of an older version, which is measured in turns with it, with the JVM's own defaults.
 */
class JarBenchmark {

    private static final int CONNECTIONS = 32;
    private static final int PARTS = 3;
    private static final int LINES = Sizes.REPLAYED_USERS;

    @Test
    void jar(@TempDir Path directory) throws Exception {
        Path now = Path.of(System.getProperty("roster.jar"));
        Report.add("jar", "size", Files.size(now) / 1e6, "MB");
        String before = System.getProperty("bench.before", "");
        for (int start = 1; start <= Sizes.STARTS; start++) {
            Path data = directory.resolve(Integer.toString(start));
            String name = "start " + start;
            Stores.each(data.resolve("now"), store -> new Run(store, now, options(), name).measure());
            if (!before.isEmpty()) {
                Stores.each(
                        data.resolve("before"),
                        store -> new Run(store, Path.of(before), List.of(), "before, " + name).measure());
            }
        }
    }

    private static List<String> options() {
        return Stream.of(("@" + System.getProperty("roster.options") + " " + System.getProperty("bench.options", ""))
                        .split(" "))
                .toList();
    }

    private record Run(Store store, Path jar, List<String> options, String name) {

        void measure() throws Exception {
            long start = System.nanoTime();
            try (RosterProcess roster = RosterProcess.start(
                    jar,
                    store.directory(),
                    Stream.of(options.stream(), store.options(), Stream.of("--roster.node-id=bench"))
                            .flatMap(it -> it)
                            .toArray(String[]::new))) {
                add("start to the first answer", (System.nanoTime() - start) / 1e9, "s");
                add("memory after the start", megabytes(roster), "MB");
                double created = 0;
                for (int part = 1; part <= PARTS; part++) {
                    double rate = Workers.rate(
                            CONNECTIONS, Sizes.FROM_START.dividedBy(PARTS), () -> Creates.over(roster.port()));
                    add("creates over HTTP in part %d of %s".formatted(part, Sizes.FROM_START), rate, "/s");
                    created += rate * Sizes.FROM_START.toSeconds() / PARTS;
                    add("events behind after part " + part, behind(roster), "");
                }
                add("memory after %,.0f creates".formatted(created), megabytes(roster), "MB");
                ReadModels.awaitCaughtUp(roster.api());
                double single = Workers.rate(CONNECTIONS, Sizes.TURN, () -> Creates.over(roster.port()));
                start = System.nanoTime();
                Population.grow(roster.api(), 0, LINES);
                double stream = LINES / ((System.nanoTime() - start) / 1e9);
                Report.add(
                        store,
                        name + ": creates in streams / single ones",
                        new Report.Row(stream, single, stream / single, "/s"));
            }
        }

        private void add(String what, double value, String unit) {
            Report.add(store, name + ": " + what, value, unit);
        }

        private static double behind(RosterProcess roster) {
            return roster.api().get("/actuator/projections").json().values().stream()
                    .mapToLong(
                            it -> it.at("/head").asLong() - it.at("/position").asLong())
                    .max()
                    .orElseThrow();
        }

        /** The resident set. */
        private static double megabytes(RosterProcess roster) throws Exception {
            try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(roster.pid()), "status"))) {
                return lines.filter(line -> line.startsWith("VmRSS:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .findFirst()
                                .orElseThrow()
                        / 1e3;
            }
        }
    }
}
