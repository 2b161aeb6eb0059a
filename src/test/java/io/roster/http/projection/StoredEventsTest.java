package io.roster.http.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.RosterApplication;
import io.roster.http.Api;
import io.roster.http.Projection;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import java.nio.file.Path;
import java.util.UUID;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A file with events of an older revision stops projections until there is an upcaster. */
class StoredEventsTest {

    private final UUID before = UUID.randomUUID();
    private final UUID old = UUID.randomUUID();
    private final UUID after = UUID.randomUUID();

    @Test
    void oldRevisionIsReadOnceItHasAnUpcaster(@TempDir Path data) {
        try (RunningRoster roster = start(data)) {
            Api api = roster.api();
            assertThat(api.create(before, "Jo", before + "@example.com").status())
                    .isEqualTo(201);
            roster.events().append(old, 0, "user.created", "0", "{\"id\":\"" + old + "\",\"names\":[\"Jo\",\"Doe\"]}");
            assertThat(api.create(after, "Jo", after + "@example.com").status()).isEqualTo(201);

            new Projection(api, "users")
                    .awaitError("Event 0 of user " + old + ": Unknown message: user.created, revision 0");
            assertThat(api.get("/api/users/" + before).status()).isEqualTo(200);
            assertThat(api.get("/api/users/" + after).status()).isEqualTo(404);
        }

        try (RunningRoster roster = start(data, OldUsers.class)) {
            Api api = roster.api();
            new Projection(api, "users").awaitHealthy();
            assertThat(api.get("/api/users/" + old).text("/name")).isEqualTo("Jo Doe");
            assertThat(api.get("/api/users/" + after).status()).isEqualTo(200);
            assertThat(api.patch("/api/users/" + old, "{\"name\":\"Jo Doe\",\"email\":\"j@example.com\"}")
                            .json()
                            .at("/version")
                            .asInt())
                    .as("version after a change of the address only")
                    .isEqualTo(1);
        }
    }

    private static RunningRoster start(Path data, Class<?>... configurations) {
        return RunningRoster.start(
                Store.H2,
                new SpringApplicationBuilder(RosterApplication.class).sources(configurations),
                "--roster.data=" + data);
    }

    /** In revision 0, users had a list of names and no e-mail address. */
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
}
