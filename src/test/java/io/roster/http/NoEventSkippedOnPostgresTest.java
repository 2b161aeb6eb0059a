package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@OnPostgres
class NoEventSkippedOnPostgresTest extends NoEventSkippedTest {

    /** A session of PostgreSQL keeps the numbers that it takes in advance to itself, and would use them late. */
    @Test
    void numbersAreTakenOneByOne() {
        assertThat(jdbc.sql("select seqincrement, seqcache from pg_sequence"
                                + " where seqrelid = pg_get_serial_sequence('event', 'global_index')::regclass")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly(1L, 1L);
    }
}
