package io.roster.web.gateway;

import io.roster.message.AggregateReference;
import io.roster.readmodel.ConsistencyToken;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The last writes that this node has acknowledged and no query has waited for yet: readers of a node see its writes. */
@Component
public class RecentWrites {

    /** What was written before the last of them is mostly projected before them. */
    private static final int MOST = 64;

    private final Map<AggregateReference, Long> versions = new LinkedHashMap<>();

    public synchronized void acknowledged(ConsistencyToken write) {
        Long before = versions.remove(write.aggregate());
        versions.put(write.aggregate(), before == null ? write.version() : Math.max(before, write.version()));
        if (versions.size() > MOST) {
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
