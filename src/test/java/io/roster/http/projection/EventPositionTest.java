package io.roster.http.projection;

import static io.roster.http.Store.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import org.junit.jupiter.api.Test;

@OnStores(POSTGRES)
class EventPositionTest extends HttpTest {

    /** A session would keep cached positions to itself and use them late. */
    @Test
    void sequenceOfPositionsIsNotCached() {
        assertThat(roster.jdbc()
                        .sql("select seqincrement, seqcache from pg_sequence"
                                + " where seqrelid = pg_get_serial_sequence('event', 'global_index')::regclass")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly(1L, 1L);
    }
}
