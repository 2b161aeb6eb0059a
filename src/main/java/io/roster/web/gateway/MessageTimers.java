package io.roster.web.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.roster.message.Command;
import io.roster.message.Vocabulary;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Times commands and queries by name and outcome: the status of the receipt, {@code answered}, or the name of the problem. A
 * command in a batch takes as long as its batch. Start times are those of {@link System#nanoTime()}.
 */
@Component
public class MessageTimers {

    private final MeterRegistry meters;

    public MessageTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    public void command(Command command, String outcome, long start) {
        record("roster.commands", "command", command, outcome, start);
    }

    public void query(Object query, String outcome, long start) {
        record("roster.queries", "query", query, outcome, start);
    }

    private void record(String meter, String kind, Object message, String outcome, long start) {
        meters.timer(meter, kind, Vocabulary.nameOf(message.getClass()), "outcome", outcome)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
}
