package io.roster.projection.deadletter;

import io.roster.message.Vocabulary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code dead_letter}. A letter only names its event: a retry reads it from the store, and so upcasts it like any other. */
@Component
public class DeadLetterTable {

    /** With more dead letters than this, the projection is at fault, not the events. */
    static final int LIMIT = 10_000;

    private static final int MAX_CAUSE_LENGTH = 1_000;

    private final JdbcClient jdbc;

    DeadLetterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long count(String processor) {
        return jdbc.sql("select count(*) from dead_letter where processor = ?")
                .param(processor)
                .query(Long.class)
                .single();
    }

    public List<DeadLetter> of(String processor, int limit) {
        return jdbc.sql("select * from dead_letter where processor = ? order by aggregate, sequence_number limit ?")
                .params(processor, limit)
                .query(DeadLetterTable::letter)
                .list();
    }

    /** The aggregates that have dead letters. */
    public List<String> aggregates(String processor) {
        return jdbc.sql("select distinct aggregate from dead_letter where processor = ? order by aggregate")
                .param(processor)
                .query(String.class)
                .list();
    }

    /**
     * The dead letters of an aggregate by sequence number, locked until the transaction ends, so that a retry and the next event of the
     * aggregate wait for each other.
     */
    List<DeadLetter> lock(String processor, String aggregate) {
        return jdbc.sql(
                        "select * from dead_letter where processor = ? and aggregate = ? order by sequence_number for update")
                .params(processor, aggregate)
                .query(DeadLetterTable::letter)
                .list();
    }

    void add(String processor, DomainEventMessage<?> event, @Nullable Throwable cause) {
        jdbc.sql("""
                        insert into dead_letter (processor, aggregate, sequence_number, event_type, cause, since, retries)
                        values (?, ?, ?, ?, ?, ?, 0)
                        """)
                .params(processor, event.getAggregateIdentifier(), event.getSequenceNumber())
                .param(Vocabulary.nameOf(event.getPayloadType()))
                .param(cause == null ? null : text(cause))
                .param(OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    void retryFailed(String processor, DeadLetter letter, Throwable cause) {
        jdbc.sql("""
                        update dead_letter set cause = ?, retries = retries + 1
                        where processor = ? and aggregate = ? and sequence_number = ?
                        """)
                .params(text(cause), processor, letter.aggregate(), letter.version())
                .update();
    }

    /** Whether there was such a letter. */
    public boolean remove(String processor, String aggregate, long version) {
        return jdbc.sql("delete from dead_letter where processor = ? and aggregate = ? and sequence_number = ?")
                        .params(processor, aggregate, version)
                        .update()
                > 0;
    }

    void clear(String processor) {
        jdbc.sql("delete from dead_letter where processor = ?").param(processor).update();
    }

    /** The root cause, in one line. */
    static String text(Throwable failure) {
        String text =
                NestedExceptionUtils.getMostSpecificCause(failure).toString().replaceAll("\\s+", " ");
        return text.substring(0, Math.min(text.length(), MAX_CAUSE_LENGTH));
    }

    private static DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getString("aggregate"),
                row.getLong("sequence_number"),
                row.getString("event_type"),
                row.getString("cause"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("retries"));
    }
}
