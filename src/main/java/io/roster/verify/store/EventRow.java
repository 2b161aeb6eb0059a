package io.roster.verify.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/**
 * An event as it is stored: a row of the table {@code event}.
 *
 * @param index its place among all events
 * @param data the rest, unread
 */
record EventRow(long index, DomainEventData<byte[]> data) {

    static final String SELECT = """
            select global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type,
                payload_revision, payload, meta_data
            from event order by global_index
            """;

    static EventRow of(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong("global_index"),
                new GenericDomainEventEntry<>(
                        row.getString("type"),
                        row.getString("aggregate_identifier"),
                        row.getLong("sequence_number"),
                        row.getString("event_identifier"),
                        row.getString("time_stamp"),
                        row.getString("payload_type"),
                        row.getString("payload_revision"),
                        row.getBytes("payload"),
                        row.getBytes("meta_data")));
    }

    String aggregate() {
        return data.getAggregateIdentifier();
    }

    String aggregateType() {
        return data.getType();
    }

    long sequence() {
        return data.getSequenceNumber();
    }

    /** Where it is, for people. */
    String place() {
        return "event %d (%s %s, sequence number %d)".formatted(index, aggregateType(), aggregate(), sequence());
    }
}
