package io.roster.axonserver;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts, by client id and by name, the messages that clients have handled. */
final class Tally {

    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    synchronized void count(String client, String name) {
        counts.computeIfAbsent(client, it -> new TreeMap<>()).merge(name, 1L, Long::sum);
    }

    synchronized Map<String, Map<String, Long>> byClient() {
        return counts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> Map.copyOf(it.getValue())));
    }
}
