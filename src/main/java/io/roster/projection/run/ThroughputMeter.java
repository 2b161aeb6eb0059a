package io.roster.projection.run;

import io.roster.projection.position.SlotTable;
import io.roster.projection.position.TokenTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How many events a second the projections took lately, whichever node runs them. */
@Component
class ThroughputMeter {

    private static final long INTERVAL_MILLIS = 2_000;
    private static final int SAMPLES = 6;

    private final SlotTable slots;
    private final TokenTable tokens;
    private final Map<String, Deque<Sample>> samples = new ConcurrentHashMap<>();

    ThroughputMeter(SlotTable slots, TokenTable tokens) {
        this.slots = slots;
        this.tokens = tokens;
    }

    @Scheduled(fixedDelay = INTERVAL_MILLIS)
    void sample() {
        try {
            Set<String> running = slots.running();
            samples.keySet().retainAll(running);
            running.forEach(processor -> add(processor, new Sample(System.nanoTime(), tokens.position(processor))));
        } catch (DataAccessException | TransactionException e) {
            // Without the database nothing moves; the health tells.
            samples.clear();
        }
    }

    /** Events a second; empty if not known yet. */
    OptionalLong of(String processor) {
        Deque<Sample> all = samples.getOrDefault(processor, new ArrayDeque<>());
        synchronized (all) {
            if (all.size() < 2) {
                return OptionalLong.empty();
            }
            Sample first = all.getFirst();
            Sample last = all.getLast();
            double seconds = (last.nanos() - first.nanos()) / (double) TimeUnit.SECONDS.toNanos(1);
            return OptionalLong.of(Math.round((last.position() - first.position()) / seconds));
        }
    }

    private void add(String processor, Sample sample) {
        Deque<Sample> all = samples.computeIfAbsent(processor, key -> new ArrayDeque<>());
        synchronized (all) {
            if (!all.isEmpty() && sample.position() < all.getLast().position()) {
                // It began again.
                all.clear();
            }
            all.add(sample);
            if (all.size() > SAMPLES) {
                all.remove();
            }
        }
    }

    private record Sample(long nanos, long position) {}
}
