package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserLifecycleTest extends HttpTest {

    private final UUID id = UUID.randomUUID();
    private final String path = "/api/users/" + id;
    private final String email = id + "@example.com";

    @Test
    void aCreatedUserCanBeFetchedListedAndFound() {
        Reply created = api.create(id, "John Doe", email);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(path);
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        assertThat(created.json().at("/command").asString()).isEqualTo("create-user");
        assertThat(created.json().at("/aggregate/id").asString()).isEqualTo(id.toString());
        assertThat(created.json().at("/status").asString()).isEqualTo("accepted");

        Reply fetched = api.get(path);
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.header("ETag")).isEqualTo("\"0\"");
        assertThat(fetched.json().at("/name").asString()).isEqualTo("John Doe");
        assertThat(fetched.json().at("/email").asString()).isEqualTo(email);
        assertThat(fetched.json().at("/active").asBoolean()).isTrue();
        assertThat(api.get("/api/users?active=true&sort=-createdAt&limit=1")
                        .json()
                        .at("/items/0"))
                .isEqualTo(fetched.json());
        assertThat(api.get("/api/users/one?email=" + email.toUpperCase(java.util.Locale.ROOT))
                        .json())
                .isEqualTo(fetched.json());
        assertThat(api.post("/api/users/query", "{\"filter\":{\"id\":\"" + id + "\"}}")
                        .json()
                        .at("/items"))
                .containsExactly(fetched.json());
    }

    @Test
    void anIdIsDrawnIfNoneIsGiven() {
        Reply created = api.post("/api/users", "{\"name\":\"Jo\",\"email\":\"" + email + "\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(api.get(created.header("Location")).json().at("/email").asString())
                .isEqualTo(email);
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        api.create(id, "John Doe", email);

        Reply renamed = api.patch(path, "{\"name\":\"Jo\"}");
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.header("ETag")).isEqualTo("\"1\"");
        assertThat(api.get(path).json().at("/name").asString()).isEqualTo("Jo");
        assertThat(api.get(path).json().at("/email").asString()).isEqualTo(email);

        Reply both = api.patch(path, "{\"name\":\"Joe\",\"email\":\"new-" + email + "\"}");
        assertThat(both.json().at("/version").asInt()).isEqualTo(3);
        assertThat(api.get(path).json().at("/email").asString()).isEqualTo("new-" + email);
        assertThat(api.create(UUID.randomUUID(), "Other", email).status())
                .as("the old address is free")
                .isEqualTo(201);
    }

    @Test
    void whatChangesNothingIsUnchanged() {
        api.create(id, "John Doe", email);

        for (Reply reply : new Reply[] {
            api.patch(path, "{}"), api.patch(path, "{\"name\":\"John Doe\"}"), api.post(path + "/activate", "")
        }) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().at("/status").asString()).isEqualTo("unchanged");
            assertThat(reply.json().at("/version").asInt()).isZero();
        }
    }

    @Test
    void aDeactivatedUserIsInactiveUntilActivated() {
        api.create(id, "John Doe", email);

        assertThat(api.post(path + "/deactivate", "{\"reason\":\"left\"}").status())
                .isEqualTo(200);
        assertThat(api.get(path).json().at("/status").asString()).isEqualTo("inactive");
        assertThat(api.get("/api/users?active=false&id=" + id).json().at("/items"))
                .hasSize(1);

        assertThat(api.post(path + "/activate", "").status()).isEqualTo(200);
        assertThat(api.get(path).json().at("/status").asString()).isEqualTo("active");
    }

    @Test
    void aDeletedUserReleasesTheAddressAndIsRestoredOnlyIfItIsFree() {
        api.create(id, "John Doe", email);
        assertThat(api.delete(path).status()).isEqualTo(200);
        assertThat(api.get(path).json().at("/status").asString()).isEqualTo("deleted");
        assertThat(api.get("/api/users?id=" + id).json().at("/items")).isEmpty();

        UUID successor = UUID.randomUUID();
        assertThat(api.create(successor, "Jane", email).status()).isEqualTo(201);
        Reply refused = api.post(path + "/restore", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/type").asString()).isEqualTo("urn:roster:problem:email-taken");

        api.delete("/api/users/" + successor);
        assertThat(api.post(path + "/restore", "").status()).isEqualTo(200);
        assertThat(api.get(path).json().at("/status").asString()).isEqualTo("active");
    }

    @Test
    void aQueryWithATokenContainsThatWriteAndSaysSoIfItCannot() {
        String token = api.create(id, "John Doe", email).header("Consistency-Token");
        assertThat(api.getAfter(token, path).status()).isEqualTo(200);

        String future = java.util.Base64.getUrlEncoder()
                .encodeToString(("user/" + id + "/7").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Reply behind = api.send(path, request -> request.header("Consistency-Token", future));
        assertThat(behind.status()).isEqualTo(503);
        assertThat(behind.header("Retry-After")).isEqualTo("1");
        assertThat(behind.json().at("/eventsBehind").isIntegralNumber()).isTrue();
    }

    @Test
    void aFetchedUserIsNotSentAgainWhileItHasNotChanged() {
        api.create(id, "John Doe", email);

        assertThat(api.send(path, request -> request.header("If-None-Match", "\"0\""))
                        .status())
                .isEqualTo(304);
        api.patch(path, "{\"name\":\"Jo\"}");
        assertThat(api.send(path, request -> request.header("If-None-Match", "\"0\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aReplayGivesTheSameRows() {
        for (int i = 0; i < 20; i++) {
            api.create(UUID.randomUUID(), "Replayed " + i, UUID.randomUUID() + "@example.com");
        }
        api.create(id, "John Doe", email);
        api.patch(path, "{\"name\":\"Jo\"}");
        api.post(path + "/deactivate", "{\"reason\":\"left\"}");
        String token = api.delete(path).header("Consistency-Token");
        String everything = "{\"filter\":{},\"sort\":[{\"field\":\"updatedAt\",\"order\":\"asc\"}],\"limit\":200}";
        var before = api.post("/api/users/query", everything).json();
        var deletedBefore = api.get(path).json();

        assertThat(api.post("/actuator/projections/users/replay", "").status()).isEqualTo(200);
        assertThat(api.getAfter(token, path).json()).isEqualTo(deletedBefore);

        assertThat(api.post("/api/users/query", everything).json()).isEqualTo(before);
        assertThat(api.get("/actuator/projections").json().at("/users/healthy").asBoolean())
                .isTrue();
    }

    @Test
    void whileTheProjectionIsPausedAWriteIsNotReadButAnsweredWithHowFarBehindItIs() {
        assertThat(api.post("/actuator/projections/users/pause", "").status()).isEqualTo(200);
        Reply created = api.create(id, "John Doe", email);
        assertThat(created.status()).isEqualTo(201);

        Reply behind =
                api.send(path, request -> request.header("Consistency-Token", created.header("Consistency-Token")));
        assertThat(behind.status()).isEqualTo(503);
        assertThat(behind.json().at("/type").asString()).isEqualTo("urn:roster:problem:read-model-behind");
        assertThat(behind.header("Retry-After")).isEqualTo("1");
        assertThat(behind.json().at("/eventsBehind").asLong())
                .as("the record of the pause, the claim and the user")
                .isEqualTo(3);
        assertThat(api.get("/actuator/health").status()).isEqualTo(503);

        assertThat(api.post("/actuator/projections/users/resume", "").status()).isEqualTo(200);
        assertThat(api.send(path, request -> request.header("Consistency-Token", created.header("Consistency-Token")))
                        .json()
                        .at("/name")
                        .asString())
                .isEqualTo("John Doe");
        assertThat(api.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void aProjectionThatThereIsNotCannotBeReplayed() {
        assertThat(api.post("/actuator/projections/nobody/replay", "").status()).isEqualTo(404);
    }

    @Test
    void whatCannotBeDoneWithAProjectionIsRefused() {
        Reply refused = api.post("/actuator/projections/users/forget", "");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.json().at("/detail").asString())
                .isEqualTo("There is no such action; there are:"
                        + " pause, resume, replay, build, compare, switch, drop, split, merge");
    }
}
