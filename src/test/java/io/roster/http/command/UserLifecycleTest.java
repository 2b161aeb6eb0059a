package io.roster.http.command;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.POSTGRES;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnStores({H2, POSTGRES, AXON_SERVER, REAL_AXON_SERVER})
class UserLifecycleTest extends HttpTest {

    private final UUID id = UUID.randomUUID();
    private final String path = "/api/users/" + id;
    private final String email = id + "@example.com";

    @Test
    void createdUserIsFetchedListedAndFound() {
        Reply created = api.create(id, "John Doe", email);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(path);
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        assertThat(created.text("/command")).isEqualTo("create-user");
        assertThat(created.text("/aggregate/id")).isEqualTo(id.toString());
        assertThat(created.text("/status")).isEqualTo("accepted");

        Reply fetched = api.get(path);
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.header("ETag")).isEqualTo("\"0\"");
        assertThat(fetched.text("/name")).isEqualTo("John Doe");
        assertThat(fetched.text("/email")).isEqualTo(email);
        assertThat(fetched.json().at("/active").asBoolean()).isTrue();
        assertThat(api.get("/api/users?active=true&sort=-createdAt&limit=1")
                        .json()
                        .at("/items/0"))
                .isEqualTo(fetched.json());
        assertThat(api.get("/api/users/one?email=" + email.toUpperCase(Locale.ROOT))
                        .json())
                .isEqualTo(fetched.json());
        assertThat(api.post("/api/users/query", "{\"filter\":{\"id\":\"" + id + "\"}}")
                        .json()
                        .at("/items"))
                .containsExactly(fetched.json());
    }

    @Test
    void userCreatedWithoutAnIdGetsARandomOne() {
        Reply created = api.post("/api/users", "{\"name\":\"Jo\",\"email\":\"" + email + "\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(api.get(created.header("Location")).text("/email")).isEqualTo(email);
    }

    @Test
    void patchChangesOnlyTheFieldsItContains() {
        api.create(id, "John Doe", email);

        Reply renamed = api.patch(path, "{\"name\":\"Jo\"}");
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.header("ETag")).isEqualTo("\"1\"");
        assertThat(api.get(path).text("/name")).isEqualTo("Jo");
        assertThat(api.get(path).text("/email")).isEqualTo(email);

        Reply both = api.patch(path, "{\"name\":\"Joe\",\"email\":\"new-" + email + "\"}");
        assertThat(both.json().at("/version").asInt()).isEqualTo(3);
        assertThat(api.get(path).text("/email")).isEqualTo("new-" + email);
        assertThat(api.create(UUID.randomUUID(), "Other", email).status())
                .as("creation with the previous address")
                .isEqualTo(201);
    }

    @Test
    void commandWithoutEffectReturnsUnchanged() {
        api.create(id, "John Doe", email);

        for (Reply reply : List.of(
                api.patch(path, "{}"), api.patch(path, "{\"name\":\"John Doe\"}"), api.post(path + "/activate", ""))) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text("/status")).isEqualTo("unchanged");
            assertThat(reply.json().at("/version").asInt()).isZero();
        }
    }

    @Test
    void deactivatedUserIsInactiveUntilActivated() {
        api.create(id, "John Doe", email);

        assertThat(api.post(path + "/deactivate", "{\"reason\":\"left\"}").status())
                .isEqualTo(200);
        assertThat(api.get(path).text("/status")).isEqualTo("inactive");
        assertThat(api.get("/api/users?active=false&id=" + id).json().at("/items"))
                .hasSize(1);

        assertThat(api.post(path + "/activate", "").status()).isEqualTo(200);
        assertThat(api.get(path).text("/status")).isEqualTo("active");
    }

    @Test
    void deletedUserReleasesTheAddressAndIsRestoredOnlyWhileItIsFree() {
        api.create(id, "John Doe", email);
        assertThat(api.delete(path).status()).isEqualTo(200);
        assertThat(api.get(path).text("/status")).isEqualTo("deleted");
        assertThat(api.get("/api/users?id=" + id).json().at("/items")).isEmpty();

        UUID successor = UUID.randomUUID();
        assertThat(api.create(successor, "Jane", email).status()).isEqualTo(201);
        assertProblem(api.post(path + "/restore", ""), 409, "email-taken");

        api.delete("/api/users/" + successor);
        assertThat(api.post(path + "/restore", "").status()).isEqualTo(200);
        assertThat(api.get(path).text("/status")).isEqualTo("active");
    }

    @Test
    void queryWithAConsistencyTokenContainsThatWrite() {
        String token = api.create(id, "John Doe", email).consistencyToken();
        assertThat(api.getAfter(token, path).status()).isEqualTo(200);
    }

    @Test
    void fetchedUserIsNotModifiedUntilItChanges() {
        api.create(id, "John Doe", email);

        assertThat(api.getIfNoneMatch("\"0\"", path).status()).isEqualTo(304);
        api.patch(path, "{\"name\":\"Jo\"}");
        assertThat(api.getIfNoneMatch("\"0\"", path).status()).isEqualTo(200);
    }
}
