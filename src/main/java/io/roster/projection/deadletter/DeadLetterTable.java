package io.roster.projection.deadletter;

import io.roster.message.Vocabulary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code dead_letter}. A letter names its event, which stays in the store: there it is upcast like any other when it is
 * tried again.
 */
@Component
public class DeadLetterTable {

    /** So many letters of one projection are a fault of the projection, not of the events. */
    static final int MOST = 10_000;

    private static final int LONGEST_CAUSE = 1_000;

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

    /** The aggregates that have letters. */
    public List<String> aggregates(String processor) {
        return jdbc.sql("select distinct aggregate from dead_letter where processor = ? order by aggregate")
                .param(processor)
                .query(String.class)
                .list();
    }

    /**
     * The letters of an aggregate, in their order; kept from others until the transaction ends, so that who tries them again and
     * who comes with the next event wait for each other.
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
                .param(processor)
                .param(event.getAggregateIdentifier())
                .param(event.getSequenceNumber())
                .param(Vocabulary.nameOf(event.getPayloadType()))
                .param(cause == null ? null : text(cause))
                .param(OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    void failedAgain(String processor, DeadLetter letter, Throwable cause) {
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

    /** What went wrong at the bottom of it, in one line. */
    static String text(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = root.toString().replaceAll("\\s+", " ");
        return text.substring(0, Math.min(text.length(), LONGEST_CAUSE));
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
