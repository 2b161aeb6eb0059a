package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.RosterApplication;
import io.roster.http.Api.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A file that another version of Roster wrote is read rightly or not at all: no event in it is passed over. */
class StoredEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UUID before = UUID.randomUUID();
    private final UUID stored = UUID.randomUUID();
    private final UUID after = UUID.randomUUID();

    @Test
    void anOldRevisionIsReadOnceItHasAnUpcaster(@TempDir Path data) {
        try (Roster roster = Roster.start(data)) {
            roster.create(before);
            roster.store(stored, "user.created", "0", "{\"id\":\"%s\",\"names\":[\"Jo\",\"Doe\"]}");
            roster.create(after);

            roster.awaitObstacle("Event 0 of user " + stored + ": Unknown message: user.created, revision 0");
            assertThat(roster.user(before).status()).isEqualTo(200);
            assertThat(roster.user(after).status()).isEqualTo(404);
        }

        try (Roster roster = Roster.start(data, OldUsers.class)) {
            roster.awaitHealth(200);
            assertThat(roster.user(stored).json().at("/name").asString()).isEqualTo("Jo Doe");
            assertThat(roster.user(after).status()).isEqualTo(200);
            Reply renamed =
                    roster.api().patch("/api/users/" + stored, "{\"name\":\"Jo Doe\",\"email\":\"j@example.com\"}");
            assertThat(renamed.json().at("/version").asInt())
                    .as("the name is the same, the address is another")
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsNotUnderstoodStopsProjectionsAndSaysSo(@TempDir Path data) {
        try (Roster roster = Roster.start(data)) {
            roster.create(before);
            roster.store(stored, "user.unheard-of", "1", "{\"id\":\"%s\"}");
            roster.create(after);

            roster.awaitObstacle("Event 0 of user " + stored + ": Unknown message: user.unheard-of, revision 1");
            assertThat(roster.user(before).status()).isEqualTo(200);
            assertThat(roster.user(after).status()).isEqualTo(404);
            assertThat(roster.api()
                            .patch("/api/users/" + stored, "{\"name\":\"Jo\"}")
                            .status())
                    .isEqualTo(500);
            assertThat(roster.api()
                            .patch("/api/users/" + after, "{\"name\":\"Jo\"}")
                            .status())
                    .as("commands for others go on")
                    .isEqualTo(200);

            roster.change(stored, "user.activated", null);
            roster.awaitObstacle("Event 0 of user " + stored + ": Unknown message: user.activated, revision null");

            roster.change(stored, "position.closed", "1");
            roster.awaitHealth(200);
            assertThat(roster.user(after).json().at("/name").asString()).isEqualTo("Jo");
        }
    }

    /** In revision 0 users had a list of names, and no e-mail address. */
    @Configuration(proxyBeanMethods = false)
    static class OldUsers {

        @Bean
        EventUpcaster userCreated0() {
            return new SingleEventUpcaster() {
                @Override
                protected boolean canUpcast(IntermediateEventRepresentation event) {
                    return event.getType().equals(new SimpleSerializedType("user.created", "0"));
                }

                @Override
                protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
                    return event.upcastPayload(
                            new SimpleSerializedType("user.created", "1"), JsonNode.class, OldUsers::withOneName);
                }
            };
        }

        private static JsonNode withOneName(JsonNode payload) {
            ObjectNode user = (ObjectNode) payload;
            JsonNode names = user.remove("names");
            return user.put("name", names.get(0).asString() + " " + names.get(1).asString())
                    .put("email", user.get("id").asString() + "@example.com");
        }
    }

    /** A Roster on a file. */
    private record Roster(ConfigurableApplicationContext context, Api api, JdbcClient jdbc) implements AutoCloseable {

        static Roster start(Path data, Class<?>... more) {
            ConfigurableApplicationContext context = new SpringApplicationBuilder(RosterApplication.class)
                    .sources(more)
                    .run("--roster.data=" + data, "--server.port=0");
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            return new Roster(context, new Api(port), context.getBean(JdbcClient.class));
        }

        void create(UUID id) {
            assertThat(api.create(id, "Zoë", id + "@example.com").status()).isEqualTo(201);
        }

        Reply user(UUID id) {
            return api.get("/api/users/" + id);
        }

        void store(UUID user, String type, String revision, String payload) {
            jdbc.sql("insert into event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,"
                            + " payload_type, payload_revision, payload, meta_data)"
                            + " values (?, ?, 0, 'user', ?, ?, ?, ?, ?)")
                    .params(
                            UUID.randomUUID().toString(),
                            user.toString(),
                            Instant.now().toString(),
                            type,
                            revision,
                            payload.formatted(user).getBytes(StandardCharsets.UTF_8),
                            "{}".getBytes(StandardCharsets.UTF_8))
                    .update();
        }

        void change(UUID user, String type, @Nullable String revision) {
            jdbc.sql("update event set payload_type = ?, payload_revision = ? where aggregate_identifier = ?")
                    .param(type)
                    .param(revision)
                    .param(user.toString())
                    .update();
        }

        void awaitObstacle(String reason) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                Reply health = api.get("/actuator/health");
                assertThat(health.status()).isEqualTo(503);
                assertThat(health.response().body()).contains(reason);
            });
        }

        void awaitHealth(int status) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(api.get("/actuator/health").status()).isEqualTo(status));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
