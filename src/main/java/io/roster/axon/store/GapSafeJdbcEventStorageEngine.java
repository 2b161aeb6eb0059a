package io.roster.axon.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Stores events in the table {@code event}. Unlike Axon's engine, it never drops a gap from a token: a projection looks for the missing
 * position until something is stored there, which {@link GapCloser} ensures. It is also faster at loading aggregates and reading
 * with gaps.
 */
class GapSafeJdbcEventStorageEngine extends JdbcEventStorageEngine {

    private static final int BATCH_SIZE = 100;

    /** With more gaps than this, only what fills them is read: each event that is read has a token, which lists all gaps. */
    private static final int MAX_GAPS = 1_000;

    private static final GapAwareTrackingToken BEGINNING = GapAwareTrackingToken.newInstance(0, List.of());

    GapSafeJdbcEventStorageEngine(JdbcEventStorageEngine.Builder builder) {
        super(builder.readEventDataWithGaps(GapSafeJdbcEventStorageEngine::readWithGaps)
                // Axon would drop old gaps, by the clock, once there are many.
                .gapCleaningThreshold(Integer.MAX_VALUE)
                // Axon would read on after the last event of an aggregate.
                .batchSize(BATCH_SIZE)
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH_SIZE));
    }

    /** Deserializes a snapshot while a failure still means that the event store ignores it. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        Optional<DomainEventMessage<?>> snapshot = super.readSnapshot(aggregateIdentifier);
        snapshot.ifPresent(Message::getPayload);
        return snapshot;
    }

    /** Before the first possible position, not the lowest existing one: a lower one may yet be committed. */
    @Override
    public TrackingToken createTailToken() {
        return BEGINNING;
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        List<? extends TrackedEventData<?>> events = super.fetchTrackedEvents(last, batchSize);
        if (last instanceof GapAwareTrackingToken token && token.getGaps().size() > MAX_GAPS) {
            return events.stream()
                    .takeWhile(event -> event.trackingToken().samePositionAs(token))
                    .toList();
        }
        return events;
    }

    /** Axon would decide by the event's timestamp whether the positions skipped before it become gaps. */
    @Override
    protected TrackedEventData<?> getTrackedEventData(ResultSet row, @Nullable GapAwareTrackingToken previous)
            throws SQLException {
        long index = row.getLong(schema().globalIndexColumn());
        GapAwareTrackingToken withoutGaps = GapAwareTrackingToken.newInstance(index - 1, List.of());
        DomainEventData<?> event = (DomainEventData<?>) super.getTrackedEventData(row, withoutGaps);
        return new TrackedDomainEventData<>(
                (previous == null ? BEGINNING : previous).advanceTo(index, Integer.MAX_VALUE), event);
    }

    /**
     * Axon combines the two conditions with {@code or}, for which H2 scans the whole table, and binds one parameter for each gap, of
     * which PostgreSQL allows 65,535. It reads all events that fill gaps at once.
     */
    private static PreparedStatement readWithGaps(
            Connection connection, EventSchema schema, long globalIndex, int batchSize, List<Long> gaps)
            throws SQLException {
        String index = schema.globalIndexColumn();
        String select =
                "select " + schema.trackedEventFields() + " from " + schema.domainEventTable() + " where " + index;
        PreparedStatement statement = connection.prepareStatement(select + " > ? and " + index + " <= ? union all "
                + select + " = any(?) order by " + index + " limit ?");
        statement.setLong(1, globalIndex);
        statement.setLong(2, globalIndex + batchSize);
        statement.setArray(3, connection.createArrayOf("bigint", gaps.toArray()));
        statement.setInt(4, batchSize);
        return statement;
    }
}
