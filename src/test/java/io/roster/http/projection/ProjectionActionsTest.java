package io.roster.http.projection;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.POSTGRES;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnStores({H2, POSTGRES, AXON_SERVER, REAL_AXON_SERVER})
class ProjectionActionsTest extends HttpTest {

    private final UUID id = UUID.randomUUID();
    private final String path = "/api/users/" + id;
    private final String email = id + "@example.com";

    @Test
    void replayProducesTheSameRows() {
        for (int i = 0; i < 20; i++) {
            api.create(UUID.randomUUID(), "Replayed " + i, UUID.randomUUID() + "@example.com");
        }
        api.create(id, "John Doe", email);
        api.patch(path, "{\"name\":\"Jo\"}");
        api.post(path + "/deactivate", "{\"reason\":\"left\"}");
        String token = api.delete(path).consistencyToken();
        String lastUpdated = "{\"filter\":{},\"sort\":[{\"field\":\"updatedAt\",\"order\":\"asc\"}],\"limit\":200}";
        JsonNode before = api.post("/api/users/query", lastUpdated).json();
        JsonNode deletedBefore = api.get(path).json();

        assertThat(projection("users").request("replay").status()).isEqualTo(200);
        projection("users").awaitCaughtUp();
        assertThat(projection("users").status().at("/replaying").asBoolean())
                .as("replaying, with nothing left to replay")
                .isFalse();
        assertThat(api.getAfter(token, path).json()).isEqualTo(deletedBefore);

        assertThat(api.post("/api/users/query", lastUpdated).json()).isEqualTo(before);
        assertThat(projection("users").status().at("/healthy").asBoolean()).isTrue();
    }

    @Test
    void queryForAWriteBehindAPausedProjectionSaysHowFarBehindItIs() {
        assertThat(projection("users").request("pause").status()).isEqualTo(200);
        Reply created = api.create(id, "John Doe", email);
        assertThat(created.status()).isEqualTo(201);

        Reply behind = api.getAfter(created.consistencyToken(), path);
        assertProblem(behind, 503, "read-model-behind");
        assertThat(behind.header("Retry-After")).isEqualTo("1");
        assertThat(behind.json().at("/eventsBehind").asLong())
                .as(
                        "the claim of the address, the new user, and perhaps the pause, which is recorded before it takes effect")
                .isBetween(2L, 3L);
        assertThat(api.get("/actuator/health").status()).isEqualTo(503);

        assertThat(projection("users").request("resume").status()).isEqualTo(200);
        assertThat(api.getAfter(created.consistencyToken(), path).text("/name")).isEqualTo("John Doe");
        assertThat(api.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void unknownProjectionIsNotFound() {
        for (String action : List.of("replay", "build", "drop", "switch", "compare", "pause", "split")) {
            Reply rejected = projection("nobody").request(action);
            assertThat(rejected.status()).as(action).isEqualTo(404);
            assertThat(rejected.text("/detail")).isEqualTo("There is no read model with this name.");
        }
    }

    @Test
    void unknownActionIsNotFound() {
        Reply rejected = projection("users").request("forget");
        assertThat(rejected.status()).isEqualTo(404);
        assertThat(rejected.text("/detail"))
                .isEqualTo("Unknown action. Use pause, resume, replay, build, compare, switch, drop, split or merge.");
    }
}
