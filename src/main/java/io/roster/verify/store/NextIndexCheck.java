package io.roster.verify.store;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether the next event gets a number beyond those that are there: after a restore of rows alone it may not. */
public final class NextIndexCheck {

    private NextIndexCheck() {}

    public static void check(VerifiedStore store, long head, Findings findings) {
        Long next = store.isEmbedded() ? ofEmbedded(store.jdbc()) : ofPostgres(store.jdbc());
        if (next == null || next <= head) {
            findings.add(
                    Finding.NUMBER, "the next event would get number %s, and there is event %d".formatted(next, head));
        }
    }

    private static @Nullable Long ofEmbedded(JdbcTemplate jdbc) {
        return jdbc.queryForObject(
                "select identity_base from information_schema.columns where table_name = 'EVENT' and column_name = 'GLOBAL_INDEX'",
                Long.class);
    }

    private static @Nullable Long ofPostgres(JdbcTemplate jdbc) {
        String sequence = jdbc.queryForObject("select pg_get_serial_sequence('event', 'global_index')", String.class);
        return jdbc.queryForObject(
                "select case when is_called then last_value + 1 else last_value end from " + sequence, Long.class);
    }
}
