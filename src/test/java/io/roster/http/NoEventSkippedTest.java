package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.core.ConditionTimeoutException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Projections see every committed event, in whatever order transactions end. The first test grows with the system properties
 * {@code held-back.rounds} and {@code held-back.later}.
 */
@TestPropertySource(properties = "roster.closing-patience=1s")
@DirtiesContext
class NoEventSkippedTest extends HttpTest {

    private static final int ROUNDS = Integer.getInteger("held-back.rounds", 2);
    private static final int LATER = Integer.getInteger("held-back.later", 300);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Long ago, as in a replay: no clock may take what is missing before such an event for lost. */
    private static final Instant LONG_AGO = Instant.parse("2020-02-02T02:02:02Z");

    @Autowired
    private DataSource database;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private EventProcessingConfiguration processing;

    @Test
    void anAppendThatCommitsAfterManyLaterOnesIsProjected() throws SQLException {
        int skipped = 0;
        long expected = activeUsers();
        List<StreamingEventProcessor> projections = projections();
        for (int round = 0; round < ROUNDS; round++) {
            UUID early = UUID.randomUUID();
            try (Connection open = database.getConnection();
                    Connection others = database.getConnection()) {
                open.setAutoCommit(false);
                append(open, early, Instant.now());
                for (int i = 0; i < LATER; i++) {
                    append(others, UUID.randomUUID(), LONG_AGO);
                    if (i == LATER / 3) {
                        projections.forEach(StreamingEventProcessor::shutDown);
                    } else if (i == 2 * LATER / 3) {
                        projections.forEach(StreamingEventProcessor::start);
                    }
                }
                expected += LATER;
                awaitActiveUsers(expected);
                assertThat(api.get("/api/users/" + early).status()).isEqualTo(404);
                open.commit();
            }
            expected++;
            awaitActiveUsers(expected);
            skipped += isProjected(early) ? 0 : 1;
        }
        System.out.printf("Held-back commits: %d rounds of %d, %d skipped%n", ROUNDS, LATER, skipped);
        assertThat(skipped).isZero();
        awaitNoGaps();
    }

    @Test
    void aNumberThatWasRolledBackIsClosedAndOneThatIsHeldIsNot() throws SQLException {
        UUID held = UUID.randomUUID();
        long heldNumber;
        try (Connection open = database.getConnection()) {
            open.setAutoCommit(false);
            heldNumber = append(open, held, Instant.now());
            long rolledBack = rollBackAnAppend();
            createUser();

            await().atMost(PATIENCE).until(() -> isClosed(rolledBack));
            assertThat(rolledBack).isGreaterThan(heldNumber);
            open.commit();
        }

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(api.get("/api/users/" + held).status()).isEqualTo(200));
        assertThat(isClosed(heldNumber)).isFalse();
        awaitNoGaps();
    }

    @Test
    void anAppendWhoseNumberWasClosedIsDoneUnderAnother() {
        UUID id = UUID.randomUUID();
        String path = "/api/users/" + id;

        long closed = closeNextNumber();
        assertThat(api.create(id, "Jo", id + "@example.com").status()).isEqualTo(201);
        assertThat(numberOfLastEvent(id)).isGreaterThan(closed);

        closed = closeNextNumber();
        Reply conditional = api.send(
                path,
                request -> request.header("Content-Type", "application/json")
                        .header("If-Match", "\"0\"")
                        .method("PATCH", java.net.http.HttpRequest.BodyPublishers.ofString("{\"name\":\"Joe\"}")));
        assertThat(conditional.status()).isEqualTo(200);
        assertThat(numberOfLastEvent(id)).isGreaterThan(closed);

        closed = closeNextNumber();
        Reply stream = api.send(
                "POST",
                "/api/commands",
                "application/x-ndjson",
                line("deactivate-user", id, 1) + line("activate-user", id, 2) + line("delete-user", id, 3));
        assertThat(stream.response().body().lines()).hasSize(3).allMatch(line -> line.contains("\"accepted\""));
        assertThat(numberOfLastEvent(id)).isGreaterThan(closed);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(api.get(path).json().at("/status").asString())
                                .isEqualTo("deleted"));
    }

    private boolean isProjected(UUID user) {
        try {
            await().atMost(PATIENCE).until(() -> api.get("/api/users/" + user).status() == 200);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private List<StreamingEventProcessor> projections() {
        return processing.eventProcessors().values().stream()
                .map(StreamingEventProcessor.class::cast)
                .filter(StreamingEventProcessor::isRunning)
                .toList();
    }

    private void awaitActiveUsers(long expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(activeUsers()).isEqualTo(expected));
    }

    private long activeUsers() {
        return api.get("/api/users/statistics").json().at("/byStatus/active").asLong();
    }

    private void awaitNoGaps() {
        createUser();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(jdbc.sql("select token from token where token is not null")
                                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                                .list())
                        .isNotEmpty()
                        .allMatch(token -> token.contains("\"gaps\":[]")));
    }

    private void createUser() {
        UUID id = UUID.randomUUID();
        assertThat(api.create(id, "Jo", id + "@example.com").status()).isEqualTo(201);
    }

    private boolean isClosed(long number) {
        return jdbc.sql("select payload_type from event where global_index = ?")
                .param(number)
                .query(String.class)
                .list()
                .contains("position.closed");
    }

    private long numberOfLastEvent(UUID id) {
        return jdbc.sql("select max(global_index) from event where aggregate_identifier = ?")
                .param(id.toString())
                .query(Long.class)
                .single();
    }

    private long rollBackAnAppend() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long number = append(connection, UUID.randomUUID(), Instant.now());
            connection.rollback();
            return number;
        }
    }

    /** As if the next append drew its number and then was long in storing its event. */
    private long closeNextNumber() {
        try {
            long next = rollBackAnAppend() + 1;
            jdbc.sql("insert into event (global_index, event_identifier, aggregate_identifier, sequence_number, type,"
                            + " time_stamp, payload_type, payload_revision, payload, meta_data)"
                            + " values (?, ?, ?, 0, 'position', ?, 'position.closed', '1', ?, ?)")
                    .params(
                            next,
                            UUID.randomUUID().toString(),
                            "position-" + next,
                            Instant.now().toString(),
                            bytes("{\"position\":" + next + "}"),
                            bytes("{}"))
                    .update();
            return next;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Appends an event as another node would; its number. */
    private static long append(Connection connection, UUID user, Instant time) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,"
                        + " payload_type, payload_revision, payload, meta_data)"
                        + " values (?, ?, 0, 'user', ?, 'user.created', '1', ?, ?)",
                new String[] {"global_index"})) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, user.toString());
            insert.setString(3, time.toString());
            insert.setBytes(
                    4,
                    bytes("{\"id\":\"%1$s\",\"name\":\"Held back\",\"email\":\"%1$s@example.com\"}".formatted(user)));
            insert.setBytes(5, bytes("{}"));
            insert.executeUpdate();
            try (var keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String command, UUID id, int expectedVersion) {
        return "{\"command\":\"%s\",\"aggregate\":{\"type\":\"user\",\"id\":\"%s\"},\"expectedVersion\":%d}\n"
                .formatted(command, id, expectedVersion);
    }
}
