package io.roster.axon.store;

import io.roster.database.Database;
import io.roster.database.DatabaseFailures;
import io.roster.message.PositionClosed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes gaps in the sequence of events: positions allocated by appends that were rolled back or killed, for which projections would wait
 * forever. It stores a {@link PositionClosed} there. The primary key ensures that this never replaces an event, and that nodes may do
 * so at the same time (ADR 15).
 */
@Component
@ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false)
class GapCloser {

    private static final int BATCH_SIZE = 100;

    /** A run ends after this many positions that open transactions hold, since each costs a lock timeout. */
    private static final int MAX_HELD = 3;

    /** H2's default, in milliseconds. */
    private static final int H2_LOCK_TIMEOUT = 2_000;

    private static final String INSERT = "insert into event (global_index, event_identifier, aggregate_identifier,"
            + " sequence_number, type, time_stamp, payload_type, payload_revision, payload, meta_data)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final Logger LOG = LoggerFactory.getLogger(GapCloser.class);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Serializer serializer;
    private final Database database;

    /** How long a gap is left open. Correctness does not depend on it: an append whose position was closed is retried. */
    private final long patience;

    /** The {@link System#nanoTime()} at which each gap was first seen, or last could not be closed. */
    private final Map<Long, Long> waitingSince = new LinkedHashMap<>();

    GapCloser(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Serializer serializer,
            Database database,
            @Value("${roster.closing-patience}") Duration patience) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.serializer = serializer;
        this.database = database;
        this.patience = patience.toNanos();
    }

    @Scheduled(fixedDelay = 1_000)
    void run() {
        try {
            closeGaps();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Gaps in the sequence of events cannot be closed now: {}", e.toString());
        }
    }

    private void closeGaps() {
        long now = System.nanoTime();
        Set<Long> gaps = gaps();
        waitingSince.keySet().retainAll(gaps);
        gaps.forEach(position -> waitingSince.putIfAbsent(position, now));
        List<Long> due = waitingSince.entrySet().stream()
                .filter(gap -> now - gap.getValue() >= patience)
                .map(Map.Entry::getKey)
                .toList();
        int held = 0;
        for (int from = 0; from < due.size() && held < MAX_HELD; from += BATCH_SIZE) {
            List<Long> batch = due.subList(from, Math.min(from + BATCH_SIZE, due.size()));
            if (!close(batch)) {
                held += closeOneByOne(batch, MAX_HELD - held);
            }
        }
    }

    /** The gaps of all tokens at which there is still no event. */
    private Set<Long> gaps() {
        Set<Long> gaps = new TreeSet<>();
        jdbc.query("select token, token_type from token where token is not null", row -> {
            TrackingToken token = serializer.deserialize(new SimpleSerializedObject<>(
                    row.getBytes("token"), byte[].class, row.getString("token_type"), null));
            WrappedToken.unwrap(token, GapAwareTrackingToken.class)
                    .ifPresent(gapAware -> gaps.addAll(gapAware.getGaps()));
        });
        if (!gaps.isEmpty()) {
            jdbc.queryForList(
                            "select global_index from event where global_index = any(?)",
                            Long.class,
                            new SqlArrayValue("bigint", gaps.toArray()))
                    .forEach(gaps::remove);
        }
        return gaps;
    }

    /** Returns how many positions are held by open transactions; it stops after {@code maxHeld}. */
    private int closeOneByOne(List<Long> positions, int maxHeld) {
        int held = 0;
        for (Long position : positions) {
            // A batch of one has just been tried.
            if (held < maxHeld && (positions.size() == 1 || !close(List.of(position)))) {
                held++;
                // To the end of the order, so that held positions do not starve the others.
                waitingSince.remove(position);
                waitingSince.put(position, System.nanoTime());
            }
        }
        return held;
    }

    /** Closes all or none; none if another transaction has stored an event at one of the positions, or is about to. */
    private boolean close(List<Long> positions) {
        try {
            transaction.executeWithoutResult(status -> {
                if (database == Database.POSTGRESQL) {
                    jdbc.execute("set local lock_timeout = '100ms'");
                    insert(positions);
                } else {
                    // H2 does not write its file while a statement waits, and nothing is acknowledged meanwhile.
                    jdbc.execute("set lock_timeout 100");
                    try {
                        insert(positions);
                    } finally {
                        jdbc.execute("set lock_timeout " + H2_LOCK_TIMEOUT);
                    }
                }
            });
        } catch (DataAccessException e) {
            if (DatabaseFailures.isLostRace(e)) {
                return false;
            }
            throw e;
        }
        LOG.info(
                "Gaps closed in the sequence of events: {}, the first at position {}",
                positions.size(),
                positions.get(0));
        return true;
    }

    private void insert(List<Long> positions) {
        jdbc.batchUpdate(INSERT, positions.stream().map(this::row).toList());
    }

    private Object[] row(long position) {
        PositionClosed closed = new PositionClosed(position);
        DomainEventMessage<PositionClosed> event = new GenericDomainEventMessage<>(
                closed.aggregate().type(), closed.aggregate().id(), 0, closed);
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        return new Object[] {
            position,
            event.getIdentifier(),
            event.getAggregateIdentifier(),
            event.getSequenceNumber(),
            event.getType(),
            DateTimeUtils.formatInstant(event.getTimestamp()),
            payload.getType().getName(),
            payload.getType().getRevision(),
            payload.getData(),
            event.serializeMetaData(serializer, byte[].class).getData()
        };
    }
}
