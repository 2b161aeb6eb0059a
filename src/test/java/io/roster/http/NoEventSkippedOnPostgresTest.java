package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class NoEventSkippedOnPostgresTest extends NoEventSkippedTest {

    private static EmbeddedPostgres postgres;

    @DynamicPropertySource
    static void pointRosterAtPostgres(DynamicPropertyRegistry properties) throws IOException {
        postgres = EmbeddedPostgres.start();
        properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

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
