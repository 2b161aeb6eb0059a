package io.roster.web.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.roster.message.Command;
import io.roster.message.Vocabulary;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Counts commands and queries by name and outcome, and how long each took. The outcome is what its receipt says, {@code answered}, or
 * the name of its problem. A command of a stream takes as long as the batch that it is done in.
 */
@Component
public class MessageTimers {

    private final MeterRegistry meters;

    public MessageTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A command, and when it was begun, by {@link System#nanoTime()}. */
    public void command(Command command, String outcome, long start) {
        record("roster.commands", "command", command, outcome, start);
    }

    /** A query, and when it was begun, by {@link System#nanoTime()}. */
    public void query(Object query, String outcome, long start) {
        record("roster.queries", "query", query, outcome, start);
    }

    private void record(String meter, String kind, Object message, String outcome, long start) {
        Timer.builder(meter)
                .tag(kind, Vocabulary.nameOf(message.getClass()))
                .tag("outcome", outcome)
                .register(meters)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
}
