package io.roster.web.stream;

import io.roster.limit.Limits;
import io.roster.web.access.Caller;
import io.roster.web.problem.RequestProblem;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The streams that are open on this node: so many in all, and so many of each caller who is known. */
@Component
class OpenStreams {

    private final int max;
    private final int maxPerCaller;
    private final Map<String, Integer> streams = new HashMap<>();
    private int total;

    OpenStreams(Limits limits) {
        max = limits.streams();
        maxPerCaller = limits.streamsPerCaller();
    }

    /**
     * Counts a stream.
     *
     * @throws RequestProblem if there are too many
     */
    synchronized void add(Caller caller) {
        String key = caller.key();
        int own = streams.getOrDefault(key, 0);
        if (own >= maxPerCaller && !key.isEmpty()) {
            throw RequestProblem.tooMany("too-many-streams", "You have %d streams open".formatted(own), 1);
        }
        if (total >= max) {
            throw RequestProblem.overloaded();
        }
        total++;
        streams.put(key, own + 1);
    }

    synchronized void remove(Caller caller) {
        total--;
        streams.computeIfPresent(caller.key(), (key, own) -> own == 1 ? null : own - 1);
    }
}
