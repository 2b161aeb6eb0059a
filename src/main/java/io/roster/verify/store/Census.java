package io.roster.verify.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many there were of everything that was checked. */
public final class Census {

    private final Map<String, Long> aggregates = new TreeMap<>();
    private final Map<String, Long> behind = new TreeMap<>();
    private long events;
    private long rows;

    void count(EventRow event) {
        events++;
        if (event.sequence() == 0) {
            aggregates.merge(event.aggregateType(), 1L, Long::sum);
        }
    }

    void countBehind(String projection) {
        behind.merge(projection, 1L, Long::sum);
    }

    void countRow() {
        rows++;
    }

    /** How many events of the store a projection has not come to yet. */
    public long behind(String projection) {
        return behind.getOrDefault(projection, 0L);
    }

    @Override
    public String toString() {
        long all = aggregates.values().stream().mapToLong(Long::longValue).sum();
        String byType = aggregates.entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue())
                .collect(Collectors.joining(", "));
        return "%d events of %d aggregates (%s) and %d rows".formatted(events, all, byType, rows);
    }
}
