package io.roster.web;

import io.roster.message.ConsistencyToken;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The last write that this node acknowledged, as long as no query has waited for it: readers of a node see its writes. */
@Component
class NodeWrites {

    private final AtomicReference<@Nullable ConsistencyToken> last = new AtomicReference<>();

    void acknowledged(ConsistencyToken write) {
        last.set(write);
    }

    @Nullable ConsistencyToken last() {
        return last.get();
    }

    void awaited(ConsistencyToken write) {
        last.compareAndSet(write, null);
    }
}
