package io.roster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of all that was measured: a line as each row is known, and {@code target/benchmarks.json} with the rows of all classes. */
final class Report {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path FILE = Path.of("target", "benchmarks.json");

    private Report() {}

    /**
     * A row.
     *
     * @param subject what Roster does
     * @param limit what bounds it, or 0 if nothing is beside it
     * @param ratio subject by limit: the median of those of the turns
     * @param unit of subject and limit
     */
    record Row(double subject, double limit, double ratio, String unit) {}

    static void add(Object store, String what, Row row) {
        String name = store + ": " + what;
        System.out.printf(
                Locale.ROOT,
                "BENCH %-64s %12.1f %12.1f %-8s %6.2f%n",
                name,
                row.subject,
                row.limit,
                row.unit,
                row.ratio);
        write(name, row);
        Double expected = expected().get(name);
        if (expected != null) {
            assertThat(row.ratio)
                    .as("%s, of which %s was expected", name, expected)
                    .isGreaterThan(expected / 2);
        }
    }

    static void add(Object store, String what, double subject, String unit) {
        add(store, what, new Row(subject, 0, 0, unit));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void write(String name, Row row) {
        try {
            Map<String, Row> rows = Files.exists(FILE)
                    ? JSON.readValue(Files.readString(FILE), new TypeReference<TreeMap<String, Row>>() {})
                    : new TreeMap<>();
            rows.put(name, row);
            Files.writeString(FILE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ratios of a run in CI, less than half of which is a failure. Those of a full run are not compared. */
    private static Map<String, Double> expected() {
        if (Boolean.getBoolean("bench.full")) {
            return Map.of();
        }
        try (@Nullable InputStream file = Report.class.getResourceAsStream("/ratios.json")) {
            return JSON.readValue(file, new TypeReference<Map<String, Double>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
