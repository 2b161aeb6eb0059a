package io.roster.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How much is measured: a little in CI, what the figures in {@code docs/benchmarks.md} need with {@code -Dbench.full=true}. */
final class Sizes {

    private static final boolean FULL = Boolean.getBoolean("bench.full");

    /** How often a subject and its limit take turns. The first turn is the warm-up, which counts for nothing. */
    static final int TURNS = Integer.getInteger("bench.turns", FULL ? 6 : 4);

    /** How long one turn takes. */
    static final Duration TURN = Duration.ofSeconds(Integer.getInteger("bench.seconds", FULL ? 10 : 1));

    /** How often the jar is started. */
    static final int STARTS = Integer.getInteger("bench.starts", FULL ? 5 : 1);

    /** How long creates are measured after a start, in parts of a third of it. */
    static final Duration FROM_START = Duration.ofSeconds(Integer.getInteger("bench.start.seconds", FULL ? 200 : 6));

    /** How many threads or connections write side by side. */
    static final List<Integer> THREADS = numbers("bench.threads", FULL ? "1,8,32" : "32");

    /** With how many users queries are measured. */
    static final List<Integer> USERS = numbers("bench.users", FULL ? "1000,100000,1000000" : "1000");

    /** How many users are replayed. */
    static final int REPLAYED_USERS = Integer.getInteger("bench.replay.users", FULL ? 100_000 : 5_000);

    private Sizes() {}

    private static List<Integer> numbers(String property, String otherwise) {
        return Stream.of(System.getProperty(property, otherwise).split(","))
                .map(Integer::valueOf)
                .toList();
    }
}
