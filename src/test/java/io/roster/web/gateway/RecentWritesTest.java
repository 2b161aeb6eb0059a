package io.roster.web.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.message.AggregateReference;
import io.roster.readmodel.ConsistencyToken;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentWritesTest {

    private final RecentWrites writes = new RecentWrites();

    @Test
    void onlyTheMostRecentWritesAreOutstanding() {
        for (int user = 0; user < 1_000; user++) {
            writes.acknowledged(write("user-" + user, 0));
        }

        assertThat(writes.outstanding()).contains(write("user-999", 0)).hasSizeLessThan(100);
    }

    @Test
    void theLatestVersionOfAnAggregateIsOutstanding() {
        writes.acknowledged(write("user", 2));
        writes.acknowledged(write("user", 1));

        assertThat(writes.outstanding()).containsExactly(write("user", 2));
    }

    @Test
    void anAwaitedWriteIsRemovedUnlessThereIsALaterOne() {
        writes.acknowledged(write("one", 1));
        writes.acknowledged(write("other", 1));
        List<ConsistencyToken> awaited = writes.outstanding();
        writes.acknowledged(write("other", 2));

        writes.awaited(awaited);

        assertThat(writes.outstanding()).containsExactly(write("other", 2));
    }

    private static ConsistencyToken write(String user, long version) {
        return new ConsistencyToken(new AggregateReference("user", user), version);
    }
}
