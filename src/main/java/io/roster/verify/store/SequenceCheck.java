package io.roster.verify.store;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Whether each aggregate's events are numbered from 0, without a hole, in the order in which they are stored. */
public final class SequenceCheck {

    private final Findings findings;
    private @Nullable String aggregate;
    private long last;
    private long lastIndex;

    private SequenceCheck(Findings findings) {
        this.findings = findings;
    }

    /** These columns are all in one index, which has them in this order. */
    public static void check(VerifiedStore store, Findings findings) {
        SequenceCheck sequences = new SequenceCheck(findings);
        RowCallbackHandler event = row -> sequences.take(row.getString(1), row.getLong(2), row.getLong(3));
        store.jdbc()
                .query(
                        "select aggregate_identifier, sequence_number, global_index from event"
                                + " order by aggregate_identifier, sequence_number",
                        event);
    }

    private void take(String id, long sequence, long index) {
        if (!id.equals(aggregate)) {
            aggregate = id;
            last = -1;
            lastIndex = 0;
        }
        if (sequence == last) {
            add("aggregate %s has sequence number %d twice".formatted(id, sequence));
        } else if (sequence != last + 1) {
            add("aggregate %s lacks sequence number %s before event %d"
                    .formatted(id, range(last + 1, sequence - 1), index));
        }
        if (index < lastIndex) {
            add("aggregate %s has sequence number %d in event %d, after the next in event %d"
                    .formatted(id, last, lastIndex, index));
        }
        last = sequence;
        lastIndex = index;
    }

    private void add(String what) {
        findings.add(Finding.SEQUENCE, what);
    }

    private static String range(long from, long to) {
        return from == to ? Long.toString(from) : from + " to " + to;
    }
}
