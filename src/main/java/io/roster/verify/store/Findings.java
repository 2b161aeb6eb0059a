package io.roster.verify.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** What was found, one line each; of each kind no more than {@value #LINES} lines, and the number of the others. */
public final class Findings {

    static final int LINES = 100;

    private final Consumer<String> out;
    private final Map<Finding, Long> numbers = new EnumMap<>(Finding.class);

    public Findings(Consumer<String> out) {
        this.out = out;
    }

    public void add(Finding kind, String what) {
        if (numbers.merge(kind, 1L, Long::sum) <= LINES) {
            out.accept(kind + ": " + what);
        }
    }

    public long number() {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }

    public void printOmitted() {
        numbers.forEach((kind, number) -> {
            if (number > LINES) {
                out.accept("%s: and %d more".formatted(kind, number - LINES));
            }
        });
    }
}
