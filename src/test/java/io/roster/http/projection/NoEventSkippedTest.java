package io.roster.http.projection;

import static io.roster.http.Store.H2;
import static io.roster.http.Store.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.HttpTest;
import io.roster.http.JdbcEvents;
import io.roster.http.OnStores;
import io.roster.process.ReadModels;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.core.ConditionTimeoutException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Projections handle every committed event, in whatever order transactions commit. The system properties
 * {@code held-back.rounds} and {@code held-back.later} set the size of the first test.
 */
@OnStores(
        value = {H2, POSTGRES},
        fresh = true,
        arguments = "--roster.closing-patience=1s")
class NoEventSkippedTest extends HttpTest {

    private static final int ROUNDS = Integer.getInteger("held-back.rounds", 2);
    private static final int LATER = Integer.getInteger("held-back.later", 300);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Old as in a replay: the age of an event must not decide that a gap before it is lost. */
    private static final Instant LONG_AGO = Instant.parse("2020-02-02T02:02:02Z");

    private DataSource database;
    private JdbcClient jdbc;

    @BeforeEach
    void database() {
        database = roster.bean(DataSource.class);
        jdbc = roster.jdbc();
        // The users of the test before.
        ReadModels.awaitCaughtUp(api);
    }

    @Test
    void eventCommittedAfterManyLaterOnesIsProjected() throws SQLException {
        int skipped = 0;
        long expected = activeUsers();
        List<StreamingEventProcessor> projections = runningProjections();
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
    void projectionsWaitForGapsWhenThereAreThousands() throws SQLException {
        long gaps = 1_500;
        long expected = activeUsers() + 2 * gaps;
        try (Connection open = database.getConnection();
                Connection others = database.getConnection()) {
            open.setAutoCommit(false);
            for (int i = 0; i < gaps; i++) {
                append(open, UUID.randomUUID(), Instant.now());
                append(others, UUID.randomUUID(), Instant.now());
            }
            await().atMost(TIMEOUT).until(() -> mostGaps() > 1_000);
            await().during(Duration.ofSeconds(1)).atMost(TIMEOUT).until(() -> mostGaps() <= 1_200);
            open.commit();
        }
        awaitActiveUsers(expected);
        awaitNoGaps();
    }

    @Test
    void gapOfARolledBackAppendIsClosedAndThatOfAnOpenTransactionIsNot() throws SQLException {
        UUID uncommitted = UUID.randomUUID();
        long openPosition;
        try (Connection open = database.getConnection()) {
            open.setAutoCommit(false);
            openPosition = append(open, uncommitted, Instant.now());
            long rolledBack = rollBackAnAppend();
            createUser();

            await().atMost(TIMEOUT).until(() -> isClosed(rolledBack));
            assertThat(rolledBack).isGreaterThan(openPosition);
            open.commit();
        }

        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(api.get("/api/users/" + uncommitted).status())
                                .isEqualTo(200));
        assertThat(isClosed(openPosition)).isFalse();
        awaitNoGaps();
    }

    @Test
    void appendWhosePositionWasClosedIsRetriedAtAnother() {
        UUID id = UUID.randomUUID();
        String path = "/api/users/" + id;

        long closed = closeNextPosition();
        assertThat(api.create(id, "Jo", id + "@example.com").status()).isEqualTo(201);
        assertThat(positionOfLastEvent(id)).isGreaterThan(closed);

        closed = closeNextPosition();
        assertThat(api.patchIfMatch("\"0\"", path, "{\"name\":\"Joe\"}").status())
                .isEqualTo(200);
        assertThat(positionOfLastEvent(id)).isGreaterThan(closed);

        closed = closeNextPosition();
        String answers = api.send(
                        "POST",
                        "/api/commands",
                        "application/x-ndjson",
                        line("deactivate-user", id, 1) + line("activate-user", id, 2) + line("delete-user", id, 3))
                .response()
                .body();
        assertThat(answers.lines()).hasSize(3).allMatch(line -> line.contains("\"accepted\""));
        assertThat(positionOfLastEvent(id)).isGreaterThan(closed);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(api.get(path).text("/status")).isEqualTo("deleted"));
    }

    private boolean isProjected(UUID user) {
        try {
            await().atMost(TIMEOUT).until(() -> api.get("/api/users/" + user).status() == 200);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private List<StreamingEventProcessor> runningProjections() {
        return roster.bean(EventProcessingConfiguration.class).eventProcessors().values().stream()
                .map(StreamingEventProcessor.class::cast)
                .filter(StreamingEventProcessor::isRunning)
                .toList();
    }

    private void awaitActiveUsers(long expected) {
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(activeUsers()).isEqualTo(expected));
    }

    private long activeUsers() {
        return api.get("/api/users/statistics").json().at("/byStatus/active").asLong();
    }

    private void awaitNoGaps() {
        createUser();
        await().atMost(TIMEOUT).until(() -> mostGaps() == 0);
    }

    /** Of all projections. */
    private int mostGaps() {
        return jdbc
                .sql("select token from token where token is not null")
                .query((row, number) ->
                        new JsonMapper().readTree(row.getBytes(1)).path("gaps").size())
                .list()
                .stream()
                .max(Integer::compare)
                .orElseThrow();
    }

    private void createUser() {
        UUID id = UUID.randomUUID();
        assertThat(api.create(id, "Jo", id + "@example.com").status()).isEqualTo(201);
    }

    private boolean isClosed(long position) {
        return jdbc.sql("select payload_type from event where global_index = ?")
                .param(position)
                .query(String.class)
                .list()
                .contains("position.closed");
    }

    private long positionOfLastEvent(UUID id) {
        return jdbc.sql("select max(global_index) from event where aggregate_identifier = ?")
                .param(id.toString())
                .query(Long.class)
                .single();
    }

    private long rollBackAnAppend() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long position = append(connection, UUID.randomUUID(), Instant.now());
            connection.rollback();
            return position;
        }
    }

    /** Simulates that the next append takes so long that its position is closed in the meantime. */
    private long closeNextPosition() {
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
                            ("{\"position\":" + next + "}").getBytes(StandardCharsets.UTF_8),
                            "{}".getBytes(StandardCharsets.UTF_8))
                    .update();
            return next;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Appends the creation of a user as another node would, and returns its position. */
    private static long append(Connection connection, UUID user, Instant time) throws SQLException {
        String payload = "{\"id\":\"%1$s\",\"name\":\"Held back\",\"email\":\"%1$s@example.com\"}".formatted(user);
        return JdbcEvents.append(connection, user, 0, "user.created", "1", payload, time);
    }

    private static String line(String command, UUID id, int expectedVersion) {
        return "{\"command\":\"%s\",\"aggregate\":{\"type\":\"user\",\"id\":\"%s\"},\"expectedVersion\":%d}\n"
                .formatted(command, id, expectedVersion);
    }
}
