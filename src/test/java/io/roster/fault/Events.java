package io.roster.fault;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Appends events to a PostgreSQL beside Roster, in which there is one already. */
final class Events {

    private Events() {}

    /** What a creation says. */
    static String user(UUID id, String name, String email) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"email\":\"%s\"}".formatted(id, name, email);
    }

    static void append(JdbcClient sql, UUID user, int version, String type, String payload, Instant at) {
        sql.sql("""
                        insert into event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                           payload_type, payload_revision, payload, meta_data)
                        select :event, :user, :version, 'user', :at, :type, '1', convert_to(:payload, 'UTF8'), meta_data
                        from event order by global_index limit 1
                        """)
                .param("event", UUID.randomUUID().toString())
                .param("user", user.toString())
                .param("version", version)
                .param("at", at.toString())
                .param("type", type)
                .param("payload", payload)
                .update();
    }
}
