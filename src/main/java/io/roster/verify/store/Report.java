package io.roster.verify.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Prints findings, one line each and at most {@value #MAX_LINES} lines of each kind, and counts what was checked. */
public final class Report {

    private static final int MAX_LINES = 100;

    private final Consumer<String> out;
    private final Map<Finding, Long> findings = new EnumMap<>(Finding.class);
    private final Map<String, Long> aggregates = new TreeMap<>();
    private long events;
    private long rows;

    public Report(Consumer<String> out) {
        this.out = out;
    }

    public void add(Finding kind, String text) {
        if (findings.merge(kind, 1L, Long::sum) <= MAX_LINES) {
            out.accept(kind + ": " + text);
        }
    }

    void countEvent(EventRow event) {
        events++;
        if (event.getSequenceNumber() == 0) {
            aggregates.merge(event.getType(), 1L, Long::sum);
        }
    }

    void countRow() {
        rows++;
    }

    /** Prints the summary; returns whether there are no findings. */
    public boolean conclude(List<ProjectionPosition> positions) {
        findings.forEach((kind, number) -> {
            if (number > MAX_LINES) {
                out.accept("%s: and %d more".formatted(kind, number - MAX_LINES));
            }
        });
        positions.forEach(position -> position.explain(out));
        String byType = aggregates.entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue())
                .collect(Collectors.joining(", "));
        out.accept("%s: %d events of %d aggregates (%s) and %d rows"
                .formatted(
                        findings.isEmpty() ? "Nothing is wrong" : sum(findings) + " findings",
                        events,
                        sum(aggregates),
                        byType,
                        rows));
        return findings.isEmpty();
    }

    private static long sum(Map<?, Long> numbers) {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }
}
