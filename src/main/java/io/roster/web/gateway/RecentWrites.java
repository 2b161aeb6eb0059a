package io.roster.web.gateway;

import io.roster.message.AggregateReference;
import io.roster.readmodel.ConsistencyToken;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The recent writes of this node that no query has waited for yet: a node's readers see its writes. */
@Component
public class RecentWrites {

    /** Older writes have usually been projected by the time these have. */
    private static final int CAPACITY = 64;

    private final Map<AggregateReference, Long> versions = new LinkedHashMap<>();

    public synchronized void acknowledged(ConsistencyToken write) {
        Long before = versions.remove(write.aggregate());
        versions.put(write.aggregate(), before == null ? write.version() : Math.max(before, write.version()));
        if (versions.size() > CAPACITY) {
            Iterator<AggregateReference> oldest = versions.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
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
