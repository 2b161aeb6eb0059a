package io.roster.axon.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.node.StartRefused;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

class EventLocationCheckTest {

    private final JdbcClient jdbc = JdbcClient.create(migrated());

    @Test
    void acceptsAnEmptyDatabase() {
        assertThatCode(() -> new EventLocationCheck(jdbc, true)).doesNotThrowAnyException();
        assertThatCode(() -> new EventLocationCheck(jdbc, false)).doesNotThrowAnyException();
    }

    @Test
    void refusesEventsInTheDatabaseWhenAxonServerIsUsed() {
        jdbc.sql(
                        "insert into event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type,"
                                + " payload, meta_data) values ('e', 'a', 0, 'user', '2026-01-31T12:00:00Z', 'user.created', x'00', x'00')")
                .update();

        assertThatCode(() -> new EventLocationCheck(jdbc, false)).doesNotThrowAnyException();
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> new EventLocationCheck(jdbc, true));
    }

    @Test
    void refusesReadModelsOfAxonServerWhenTheDatabaseIsUsed() {
        jdbc.sql("insert into token (processor_name, segment, token_type) values ('users-a', 0,"
                        + " 'org.axonframework.eventhandling.GlobalSequenceTrackingToken')")
                .update();

        assertThatCode(() -> new EventLocationCheck(jdbc, true)).doesNotThrowAnyException();
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> new EventLocationCheck(jdbc, false));
    }

    private static DataSource migrated() {
        DataSource database = new EmbeddedDatabaseBuilder()
                .setType(EmbeddedDatabaseType.H2)
                .generateUniqueName(true)
                .build();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/h2")
                .load()
                .migrate();
        return database;
    }
}
