package io.roster.verify.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Checks that each aggregate's events are numbered from 0, without gaps, in the order in which they are stored, and that a snapshot is of
 * one of them. A snapshot has no other effect on what is verified.
 */
public final class SequenceCheck implements RowCallbackHandler {

    private final Report report;
    private @Nullable String aggregate;
    private long last;
    private long lastIndex;

    private SequenceCheck(Report report) {
        this.report = report;
    }

    /** Of the events, reads only columns of one index, in its order. */
    public static void check(VerifiedStore store, Report report) {
        store.jdbc()
                .query(
                        "select aggregate_identifier, sequence_number, global_index from event"
                                + " order by aggregate_identifier, sequence_number",
                        new SequenceCheck(report));
        store.jdbc()
                .query(
                        "select aggregate_identifier, sequence_number from snapshot s where not exists (select 1 from event e"
                                + " where e.aggregate_identifier = s.aggregate_identifier"
                                + " and e.sequence_number = s.sequence_number) order by aggregate_identifier, sequence_number",
                        row -> {
                            report.add(
                                    Finding.SEQUENCE,
                                    "aggregate %s has a snapshot at sequence number %d, but no such event"
                                            .formatted(row.getString(1), row.getLong(2)));
                        });
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        String id = row.getString("aggregate_identifier");
        long sequence = row.getLong("sequence_number");
        long index = row.getLong("global_index");
        if (!id.equals(aggregate)) {
            aggregate = id;
            last = -1;
            lastIndex = 0;
        }
        if (sequence == last) {
            add("has sequence number %d twice".formatted(sequence));
        } else if (sequence != last + 1) {
            String missing = sequence == last + 2 ? "" : " to " + (sequence - 1);
            add("lacks sequence number %d%s before event %d".formatted(last + 1, missing, index));
        }
        if (index < lastIndex) {
            add("has sequence number %d in event %d, after the next one in event %d".formatted(last, lastIndex, index));
        }
        last = sequence;
        lastIndex = index;
    }

    private void add(String text) {
        report.add(Finding.SEQUENCE, "aggregate %s %s".formatted(aggregate, text));
    }
}
