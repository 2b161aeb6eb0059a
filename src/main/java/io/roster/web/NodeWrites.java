package io.roster.web;

import io.roster.message.AggregateReference;
import io.roster.message.ConsistencyToken;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The writes that this node has acknowledged and no query has waited for yet: readers of a node see its writes. */
@Component
class NodeWrites {

    /** More than this are outstanding only while the read model is far behind, and then nobody waits for them. */
    private static final int MOST = 64;

    private final Map<AggregateReference, Long> versions = new ConcurrentHashMap<>();

    void acknowledged(ConsistencyToken write) {
        if (versions.size() < MOST) {
            versions.merge(write.aggregate(), write.version(), Math::max);
        }
    }

    List<ConsistencyToken> outstanding() {
        return versions.entrySet().stream()
                .map(entry -> new ConsistencyToken(entry.getKey(), entry.getValue()))
                .toList();
    }

    void awaited(List<ConsistencyToken> writes) {
        writes.forEach(write -> versions.remove(write.aggregate(), write.version()));
    }
}
