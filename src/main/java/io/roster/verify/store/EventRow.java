package io.roster.verify.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/** A row of the table {@code event}, not yet deserialized. */
class EventRow extends GenericDomainEventEntry<byte[]> {

    static final String SELECT = "select * from event order by global_index";

    private final long index;

    EventRow(ResultSet row) throws SQLException {
        super(
                row.getString("type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("event_identifier"),
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
        index = row.getLong("global_index");
    }

    long index() {
        return index;
    }

    /** As printed in findings. */
    @Override
    public String toString() {
        return "event %d (%s %s, sequence number %d)"
                .formatted(index, getType(), getAggregateIdentifier(), getSequenceNumber());
    }
}
