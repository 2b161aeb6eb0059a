package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Without its database Roster says so, in time, and is back by itself. */
@ActiveProfiles("postgres")
@DirtiesContext
class DatabaseDownTest extends HttpTest {

    private static EmbeddedPostgres postgres;
    private static Cable cable;

    @DynamicPropertySource
    static void pointRosterAtPostgres(DynamicPropertyRegistry properties) throws IOException {
        postgres = EmbeddedPostgres.start();
        cable = new Cable(postgres.getPort());
        properties.add("spring.datasource.url", () -> "jdbc:postgresql://127.0.0.1:" + cable.port() + "/postgres");
        properties.add("spring.datasource.username", () -> "postgres");
    }

    @AfterAll
    static void stop() throws IOException {
        cable.close();
        postgres.close();
    }

    @Test
    void anOutageIsToldAndSurvived() {
        UUID id = UUID.randomUUID();
        String token = api.create(id, "Before", "before@example.com").header("Consistency-Token");

        cable.cut();
        assertUnavailable(api.create(UUID.randomUUID(), "During", "during@example.com"));
        assertUnavailable(api.get("/api/users/" + id));
        assertUnavailable(api.get("/api/users?active=true"));
        assertUnavailable(api.get("/api/users/statistics"));
        assertUnavailable(api.getAfter(token, "/api/users/" + id));
        assertUnavailable(api.get("/actuator/projections"));
        assertThat(api.send(
                                "POST",
                                "/api/commands",
                                "application/x-ndjson",
                                "{\"command\":\"create-user\",\"payload\":{\"name\":\"A\",\"email\":\"a@example.com\"}}")
                        .json()
                        .at("/type")
                        .asString())
                .isEqualTo("urn:roster:problem:unavailable");
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(api.get("/actuator/health").status()).isEqualTo(503);
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);

        cable.mend();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> api.get("/actuator/health/readiness").status() == 200
                        && api.create(UUID.randomUUID(), "After", UUID.randomUUID() + "@example.com")
                                        .status()
                                == 201
                        && api.get("/api/users?email=before@example.com").status() == 200);
    }

    /** The connection is lost in the commit itself, so that nobody can know. */
    @Test
    void aCommitThatFailsIsNotCalledUndone() {
        JdbcClient database = JdbcClient.create(postgres.getPostgresDatabase());
        database.sql("create function die() returns trigger language plpgsql as "
                        + "$$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$")
                .update();
        database.sql("create constraint trigger die after insert on event deferrable initially deferred "
                        + "for each row execute function die()")
                .update();
        try {
            Reply reply = api.create(UUID.randomUUID(), "Perhaps", "perhaps@example.com");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.json().at("/type").asString()).isEqualTo("urn:roster:problem:outcome-unknown");
        } finally {
            database.sql("drop trigger die on event").update();
        }
    }

    private static void assertUnavailable(Reply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().at("/type").asString()).isEqualTo("urn:roster:problem:unavailable");
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }
}
