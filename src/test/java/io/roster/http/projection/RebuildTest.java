package io.roster.http.projection;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.POSTGRES;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.http.Projection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A read model is rebuilt beside the live one and replaces it, while queries are answered. */
@OnStores(
        value = {H2, POSTGRES, AXON_SERVER, REAL_AXON_SERVER},
        fresh = true)
class RebuildTest extends HttpTest {

    private Projection users;
    private Projection statistics;

    @BeforeEach
    void projections() {
        users = projection("users");
        statistics = projection("user-statistics");
    }

    @Test
    void rebuiltReadModelIsComparedWithTheLiveOneAndReplacesIt() {
        UUID id = UUID.randomUUID();
        api.create(id, "Jo", id + "@example.com");
        api.patch("/api/users/" + id, "{\"name\":\"Joe\"}");
        await().until(() -> name(id).equals("Joe"));
        roster.jdbc()
                .sql("update users_a set name = 'spoilt' where id = ?")
                .param(id)
                .update();
        String live = users.status().at("/slot").asString();

        for (Projection projection : List.of(users, statistics)) {
            assertThat(projection.request("build").status()).isEqualTo(200);
            projection.awaitBuilt();
        }
        assertThat(name(id)).as("before the switch").isEqualTo("spoilt");

        JsonNode comparison = users.request("compare").json();
        assertThat(comparison.at("/equal").asBoolean()).isFalse();
        assertThat(comparison.at("/tables/0/onlyLive").asInt()).isEqualTo(1);
        assertThat(comparison.at("/tables/0/onlyBeside").asInt()).isEqualTo(1);
        assertThat(statistics.request("compare").json().at("/equal").asBoolean())
                .isTrue();

        assertThat(users.request("switch").status()).isEqualTo(200);
        assertThat(name(id)).isEqualTo("Joe");
        assertThat(users.status().at("/slot").asString()).isNotEqualTo(live);

        String token = api.patch("/api/users/" + id, "{\"name\":\"Jim\"}").consistencyToken();
        assertThat(api.getAfter(token, "/api/users/" + id).text("/name")).isEqualTo("Jim");

        assertThat(users.request("drop").status()).isEqualTo(200);
        assertThat(users.status().has("beside")).isFalse();
        assertThat(statistics.request("drop").status()).isEqualTo(200);
        assertThat(roster.jdbc()
                        .sql("select processor_name from token where processor_name <> '__config'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("users-b", "user-statistics-a", "access-tokens-a");
        assertThat(name(id)).isEqualTo("Jim");
    }

    @Test
    void readModelThatWasNotBuiltCannotBeComparedOrSwitchedTo() {
        Reply comparison = statistics.request("compare");
        assertThat(comparison.status()).isEqualTo(409);
        assertThat(comparison.text("/detail")).isEqualTo("Nothing has been built in the other slot.");

        Reply switched = statistics.request("switch");
        assertThat(switched.status()).isEqualTo(409);
        assertThat(switched.text("/detail")).isEqualTo("Nothing is being built in the other slot.");
    }

    @Test
    void projectionIsSplitAndMerged() {
        assertThat(users.request("merge").status()).as("merge of one segment").isEqualTo(409);
        assertThat(users.request("split").status()).isEqualTo(200);
        await().until(() -> claimedSegments() == 2);

        UUID id = UUID.randomUUID();
        String token = api.create(id, "Jo", id + "@example.com").consistencyToken();
        assertThat(api.getAfter(token, "/api/users/" + id).status()).isEqualTo(200);

        await().until(() -> users.request("merge").status() == 200);
        assertThat(users.status().at("/segments")).hasSize(1);
    }

    private long claimedSegments() {
        return users.status()
                .at("/segments")
                .valueStream()
                .filter(segment -> segment.has("node"))
                .count();
    }

    private String name(UUID id) {
        return api.get("/api/users/" + id).text("/name");
    }
}
