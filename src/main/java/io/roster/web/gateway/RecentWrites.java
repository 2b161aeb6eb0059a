package io.roster.web.gateway;

import io.roster.message.AggregateReference;
import io.roster.readmodel.ConsistencyToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The recent writes of this node that no query has waited for yet: a node's readers see its writes. */
@Component
public class RecentWrites {

    /** Older writes have usually been projected by the time these have. */
    private static final int CAPACITY = 64;

    private final Map<AggregateReference, Long> versions = new LinkedHashMap<>(CAPACITY, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AggregateReference, Long> eldest) {
            return size() > CAPACITY;
        }
    };

    public synchronized void acknowledged(ConsistencyToken write) {
        versions.merge(write.aggregate(), write.version(), Math::max);
    }

    public synchronized List<ConsistencyToken> outstanding() {
        return versions.entrySet().stream()
                .map(entry -> new ConsistencyToken(entry.getKey(), entry.getValue()))
                .toList();
    }

    public synchronized void awaited(List<ConsistencyToken> writes) {
        writes.forEach(write -> versions.remove(write.aggregate(), write.version()));
    }
}
