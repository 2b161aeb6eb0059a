package io.roster.projection.run;

import io.roster.projection.position.SlotTable;
import io.roster.projection.position.TokenTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Measures how many events per second each projection handles, whichever node runs it. */
@Component
class ThroughputMeter {

    private static final long INTERVAL_MILLIS = 2_000;
    private static final int MAX_SAMPLES = 6;

    private final SlotTable slots;
    private final TokenTable tokens;
    private final Map<String, List<Sample>> samples = new ConcurrentHashMap<>();

    ThroughputMeter(SlotTable slots, TokenTable tokens) {
        this.slots = slots;
        this.tokens = tokens;
    }

    @Scheduled(fixedDelay = INTERVAL_MILLIS)
    void sample() {
        try {
            Set<String> running = slots.running();
            samples.keySet().retainAll(running);
            running.forEach(processor -> {
                Sample sample = new Sample(System.nanoTime(), tokens.position(processor));
                samples.merge(processor, List.of(sample), ThroughputMeter::append);
            });
        } catch (DataAccessException | TransactionException e) {
            // The health indicator reports a database that is down.
            samples.clear();
        }
    }

    /** The recent events per second of a processor; null if not known yet. */
    @Nullable Long of(String processor) {
        List<Sample> all = samples.getOrDefault(processor, List.of());
        if (all.size() < 2) {
            return null;
        }
        Sample first = all.get(0);
        Sample last = all.get(all.size() - 1);
        double seconds = (last.nanos() - first.nanos()) / (double) TimeUnit.SECONDS.toNanos(1);
        return Math.round((last.position() - first.position()) / seconds);
    }

    private static List<Sample> append(List<Sample> earlier, List<Sample> latest) {
        boolean reset =
                latest.get(0).position() < earlier.get(earlier.size() - 1).position();
        return reset
                ? latest
                : Stream.concat(earlier.stream().skip(Math.max(0, earlier.size() - MAX_SAMPLES + 1)), latest.stream())
                        .toList();
    }

    private record Sample(long nanos, long position) {}
}
