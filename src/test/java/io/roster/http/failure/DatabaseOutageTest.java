package io.roster.http.failure;

import static io.roster.http.HttpTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.RosterApplication;
import io.roster.accesstoken.api.AccessTokenId;
import io.roster.accesstoken.authentication.Secret;
import io.roster.http.Api;
import io.roster.http.Api.Reply;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Roster loses its connections to PostgreSQL. */
class DatabaseOutageTest {

    /** Only its events could tell whether it is valid. */
    private static String unknownToken() {
        return Secret.make(AccessTokenId.of(UUID.randomUUID().toString())).reveal();
    }

    private static EmbeddedPostgres postgres;
    private static BreakableConnection connection;
    private static RunningRoster roster;

    private final Api api = roster.api();

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        connection = new BreakableConnection(postgres.getPort());
        roster = RunningRoster.start(
                Store.POSTGRES,
                new SpringApplicationBuilder(RosterApplication.class).profiles("postgres"),
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + connection.port() + "/postgres",
                "--spring.datasource.username=postgres");
    }

    @AfterAll
    static void stop() throws IOException {
        roster.close();
        connection.close();
        postgres.close();
    }

    @Test
    void outageIsReportedAndRecoveredFrom() {
        UUID id = UUID.randomUUID();
        String token = api.create(id, "Before", "before@example.com").consistencyToken();

        connection.sever();
        assertUnavailable(api.create(UUID.randomUUID(), "During", "during@example.com"));
        assertUnavailable(api.get("/api/users/" + id));
        assertUnavailable(api.get("/api/users?active=true"));
        assertUnavailable(api.get("/api/users/statistics"));
        assertUnavailable(api.getAfter(token, "/api/users/" + id));
        assertUnavailable(api.get("/actuator/projections"));
        assertUnavailable(api.send("/api/me", request -> request.header("Authorization", "Bearer " + unknownToken())));
        assertThat(api.send(
                                "POST",
                                "/api/commands",
                                "application/x-ndjson",
                                "{\"command\":\"create-user\",\"payload\":{\"name\":\"A\",\"email\":\"a@example.com\"}}")
                        .text("/type"))
                .isEqualTo("urn:roster:problem:unavailable");
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(api.get("/actuator/health").status()).isEqualTo(503);
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);

        connection.repair();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> api.get("/actuator/health/readiness").status() == 200
                        && api.create(UUID.randomUUID(), "After", UUID.randomUUID() + "@example.com")
                                        .status()
                                == 201
                        && api.get("/api/users?email=before@example.com").status() == 200);
    }

    /** The connection breaks during the commit, so nobody can know whether it succeeded. */
    @Test
    void failedCommitHasAnUnknownOutcome() {
        JdbcClient database = JdbcClient.create(postgres.getPostgresDatabase());
        database.sql("create function die() returns trigger language plpgsql as "
                        + "$$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$")
                .update();
        database.sql("create constraint trigger die after insert on event deferrable initially deferred "
                        + "for each row execute function die()")
                .update();
        try {
            assertProblem(api.create(UUID.randomUUID(), "Perhaps", "perhaps@example.com"), 503, "outcome-unknown");
        } finally {
            database.sql("drop trigger die on event").update();
        }
    }

    private static void assertUnavailable(Reply reply) {
        assertProblem(reply, 503, "unavailable");
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }
}
