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
import org.jspecify.annotations.Nullable;

/**
 * The engine of the event store, in two places faster than as it comes. Unlike Axon's it never gives up a number that is missing: it
 * is looked for until something is stored under it, to which {@link GapCloser} sees.
 */
class GapSafeJdbcEventStorageEngine extends JdbcEventStorageEngine {

    private static final GapAwareTrackingToken BEGINNING = GapAwareTrackingToken.newInstance(0, List.of());

    GapSafeJdbcEventStorageEngine(JdbcEventStorageEngine.Builder builder) {
        super(builder.readEventDataWithGaps(GapSafeJdbcEventStorageEngine::readWithGaps)
                // Axon would give up numbers that are missing for long, by the clock, when there are many.
                .gapCleaningThreshold(Integer.MAX_VALUE));
    }

    /** There are no snapshots; Axon would look for one whenever it loads an aggregate. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    /** Before the first number, not before the lowest that is there: a lower one may be still to come. */
    @Override
    public TrackingToken createTailToken() {
        return BEGINNING;
    }

    /** Axon would decide by the time of the event whether the numbers missing before it are waited for. */
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
     * Axon joins the two halves with {@code or}, for which H2 reads the whole table, and gives each gap a parameter of its own, of
     * which PostgreSQL takes 65,535.
     */
    private static PreparedStatement readWithGaps(
            Connection connection, EventSchema schema, long globalIndex, int batchSize, List<Long> gaps)
            throws SQLException {
        String index = schema.globalIndexColumn();
        String select =
                "select " + schema.trackedEventFields() + " from " + schema.domainEventTable() + " where " + index;
        PreparedStatement statement = connection.prepareStatement(
                select + " > ? and " + index + " <= ? union all " + select + " = any(?) order by " + index);
        statement.setLong(1, globalIndex);
        statement.setLong(2, globalIndex + batchSize);
        statement.setArray(3, connection.createArrayOf("bigint", gaps.toArray()));
        return statement;
    }
}
