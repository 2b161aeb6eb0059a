package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** A read model is built anew beside the live one, and takes its place, while queries are answered. */
@DirtiesContext
class ReplayBesideTest extends HttpTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatIsBuiltBesideIsComparedAndTakesThePlaceOfTheLiveOne() {
        UUID id = UUID.randomUUID();
        api.create(id, "Jo", id + "@example.com");
        api.patch("/api/users/" + id, "{\"name\":\"Joe\"}");
        Awaitility.await().until(() -> name(id).equals("Joe"));
        jdbc.sql("update users_a set name = 'spoilt' where id = ?").param(id).update();
        String live = status("users").at("/slot").asString();

        for (String readModel : new String[] {"users", "user-statistics"}) {
            assertThat(act(readModel, "build").status()).isEqualTo(200);
            Awaitility.await()
                    .until(() -> status(readModel).at("/beside/eventsBehind").asInt(-1) == 0);
        }
        assertThat(name(id)).as("while it is built").isEqualTo("spoilt");

        JsonNode compared = act("users", "compare").json();
        assertThat(compared.at("/equal").asBoolean()).isFalse();
        assertThat(compared.at("/tables/0/onlyLive").asInt()).isEqualTo(1);
        assertThat(compared.at("/tables/0/onlyBeside").asInt()).isEqualTo(1);
        assertThat(act("user-statistics", "compare").json().at("/equal").asBoolean())
                .isTrue();

        assertThat(act("users", "switch").status()).isEqualTo(200);
        assertThat(name(id)).isEqualTo("Joe");
        assertThat(status("users").at("/slot").asString()).isNotEqualTo(live);

        String token = api.patch("/api/users/" + id, "{\"name\":\"Jim\"}").header("Consistency-Token");
        assertThat(api.getAfter(token, "/api/users/" + id).json().at("/name").asString())
                .isEqualTo("Jim");

        assertThat(act("users", "drop").status()).isEqualTo(200);
        assertThat(status("users").has("beside")).isFalse();
        assertThat(act("user-statistics", "drop").status()).isEqualTo(200);
        assertThat(jdbc.sql("select processor_name from token where processor_name <> '__config'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("users-b", "user-statistics-a");
        assertThat(name(id)).isEqualTo("Jim");
    }

    @Test
    void whatIsNotBuiltCannotBeComparedNorSwitchedTo() {
        Reply compared = act("user-statistics", "compare");
        assertThat(compared.status()).isEqualTo(409);
        assertThat(compared.json().at("/detail").asString()).isEqualTo("Nothing has been built beside it.");
        Reply refused = act("user-statistics", "switch");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/detail").asString()).isEqualTo("Nothing is being built beside it.");
    }

    @Test
    void aProjectionIsSplitAndMerged() {
        assertThat(act("users", "merge").status()).as("of one segment").isEqualTo(409);
        assertThat(act("users", "split").status()).isEqualTo(200);
        Awaitility.await().until(() -> ownedSegments() == 2);

        UUID id = UUID.randomUUID();
        String token = api.create(id, "Jo", id + "@example.com").header("Consistency-Token");
        assertThat(api.getAfter(token, "/api/users/" + id).status()).isEqualTo(200);

        Awaitility.await().until(() -> act("users", "merge").status() == 200);
        assertThat(status("users").at("/segments")).hasSize(1);
    }

    private long ownedSegments() {
        return status("users")
                .at("/segments")
                .valueStream()
                .filter(segment -> segment.has("node"))
                .count();
    }

    private Reply act(String readModel, String action) {
        return api.post("/actuator/projections/" + readModel + "/" + action, "");
    }

    private JsonNode status(String readModel) {
        return api.get("/actuator/projections").json().at("/" + readModel);
    }

    private String name(UUID id) {
        return api.get("/api/users/" + id).json().at("/name").asString();
    }
}
