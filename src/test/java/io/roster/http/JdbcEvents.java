package io.roster.http;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events in the table {@code event}, of H2 or PostgreSQL. */
public final class JdbcEvents implements StoredEvents {

    private final JdbcClient jdbc;
    private final DataSource database;

    JdbcEvents(RunningRoster roster) {
        jdbc = roster.jdbc();
        database = roster.bean(DataSource.class);
    }

    /** Gaps that earlier tests left may be closed at any time, so those events do not count. */
    @Override
    public long count() {
        return jdbc.sql("select count(*) from event where payload_type <> 'position.closed'")
                .query(Long.class)
                .single();
    }

    @Override
    public long lastPosition() {
        return jdbc.sql("select max(global_index) from event").query(Long.class).single();
    }

    @Override
    public void append(UUID user, long version, String type, String revision, String payload) {
        try (Connection connection = database.getConnection()) {
            append(connection, user, version, type, revision, payload, Instant.now());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Long> snapshotOf(String aggregate) {
        return jdbc.sql("select max(sequence_number) from snapshot where aggregate_identifier = ?")
                .param(aggregate)
                .query((row, number) -> row.getObject(1, Long.class))
                .optional();
    }

    @Override
    public void storeSnapshot(UUID user, long version, String revision, String payload) {
        jdbc.sql("insert into snapshot (aggregate_identifier, sequence_number, event_identifier, type, time_stamp,"
                        + " payload_type, payload_revision, payload, meta_data)"
                        + " values (?, ?, ?, 'user', ?, 'user.snapshot', ?, ?, ?)")
                .params(
                        user.toString(),
                        version,
                        UUID.randomUUID().toString(),
                        Instant.now().toString(),
                        revision,
                        payload.getBytes(StandardCharsets.UTF_8),
                        "{}".getBytes(StandardCharsets.UTF_8))
                .update();
    }

    /** Appends an event in the transaction of the connection and returns its position. */
    public static long append(
            Connection connection, UUID user, long version, String type, String revision, String payload, Instant time)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,"
                        + " payload_type, payload_revision, payload, meta_data)"
                        + " values (?, ?, ?, 'user', ?, ?, ?, ?, ?)",
                new String[] {"global_index"})) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, user.toString());
            insert.setLong(3, version);
            insert.setString(4, time.toString());
            insert.setString(5, type);
            insert.setString(6, revision);
            insert.setBytes(7, payload.getBytes(StandardCharsets.UTF_8));
            insert.setBytes(8, "{}".getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }
}
