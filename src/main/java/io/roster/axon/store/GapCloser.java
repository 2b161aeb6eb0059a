package io.roster.axon.store;

import io.roster.database.Database;
import io.roster.database.DatabaseFailures;
import io.roster.message.PositionClosed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Closes the numbers that projections wait for in vain, those of appends that were rolled back or killed, by storing a
 * {@link PositionClosed} under them. The primary key decides that it never takes the place of an event (ADR 15).
 */
@Component
@ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false)
class GapCloser {

    private static final long PAUSE_MILLIS = 1_000;
    private static final int AT_A_TIME = 100;

    /** So many numbers that open transactions hold are tried in one look: each attempt waits for a lock timeout. */
    private static final int MOST_HELD = 3;

    private static final String INSERT = "insert into event (global_index, event_identifier, aggregate_identifier,"
            + " sequence_number, type, time_stamp, payload_type, payload_revision, payload, meta_data)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final Logger LOG = LoggerFactory.getLogger(GapCloser.class);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Serializer serializer;
    private final Database database;
    private final long patience;

    /** The numbers that are missing, each with the {@link System#nanoTime()} since when that is so or it was last tried in vain. */
    private final Map<Long, Long> missing = new LinkedHashMap<>();

    /**
     * The only one of its node; other nodes may do the same at the same time.
     *
     * @param patience how long a number is missing before it is closed. This is but politeness: an append whose number was
     *     closed is done again under another one
     */
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

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void look() {
        try {
            closeMissing();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Missing numbers are not looked for now: {}", e.toString());
        }
    }

    private void closeMissing() {
        long now = System.nanoTime();
        Set<Long> gaps = gaps();
        missing.keySet().retainAll(gaps);
        gaps.forEach(position -> missing.putIfAbsent(position, now));
        List<Long> due = missing.entrySet().stream()
                .filter(entry -> now - entry.getValue() >= patience)
                .map(Map.Entry::getKey)
                .toList();
        int held = 0;
        for (int from = 0; from < due.size() && held < MOST_HELD; from += AT_A_TIME) {
            held += close(due.subList(from, Math.min(from + AT_A_TIME, due.size())), MOST_HELD - held);
        }
    }

    /** What some projection has not found so far and is still not there. */
    private Set<Long> gaps() {
        Set<Long> gaps = new TreeSet<>();
        jdbc.query("select token, token_type from token where token is not null", row -> {
            gaps(row.getBytes("token"), row.getString("token_type")).ifPresent(gaps::addAll);
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

    private Optional<Set<Long>> gaps(byte[] token, String type) {
        TrackingToken position = serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
        return WrappedToken.unwrap(position, GapAwareTrackingToken.class).map(GapAwareTrackingToken::getGaps);
    }

    /** Together, or one by one if that fails; how many are held by others. */
    private int close(List<Long> positions, int mostHeld) {
        if (tryToClose(positions)) {
            return 0;
        }
        if (positions.size() == 1) {
            long position = positions.get(0);
            missing.remove(position);
            missing.put(position, System.nanoTime());
            return 1;
        }
        int held = 0;
        for (long position : positions) {
            if (held < mostHeld) {
                held += close(List.of(position), 1);
            }
        }
        return held;
    }

    /** All or none: none if another transaction has stored something under one of them, or is about to. */
    private boolean tryToClose(List<Long> positions) {
        try {
            transaction.executeWithoutResult(status -> {
                if (database == Database.POSTGRESQL) {
                    jdbc.execute("set local lock_timeout = '100ms'");
                }
                jdbc.batchUpdate(INSERT, positions.stream().map(this::row).toList());
            });
        } catch (DataAccessException e) {
            if (DatabaseFailures.isLostRace(e)) {
                return false;
            }
            throw e;
        }
        LOG.info("Closed {} numbers that no event will have, from {} on", positions.size(), positions.get(0));
        return true;
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
