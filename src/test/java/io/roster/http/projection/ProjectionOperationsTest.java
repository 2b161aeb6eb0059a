package io.roster.http.projection;

import static io.roster.http.Store.H2;
import static io.roster.http.Store.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.http.Projection;
import io.roster.node.NodeId;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Operations that are requested concurrently, at the wrong time or in part do not damage the read model. */
@OnStores(
        value = {H2, POSTGRES},
        fresh = true)
class ProjectionOperationsTest extends HttpTest {

    private static final int USERS = 300;
    private static final int REQUESTS = 40;
    private static final int OPERATORS = 8;

    private Projection users;

    @BeforeEach
    void projection() {
        users = projection("users");
    }

    @Test
    void concurrentRequestsAreExecutedOrRejected() throws Exception {
        for (int user = 0; user < USERS; user++) {
            api.create(UUID.randomUUID(), "Jo", "jo" + UUID.randomUUID() + "@example.com");
        }
        users.awaitCaughtUp();
        int count = api.get("/api/users?count=true").json().at("/count").asInt();

        for (String action : List.of("replay", "build")) {
            List<Integer> statuses =
                    concurrently(OPERATORS, REQUESTS, i -> users.request(action).status());
            assertThat(statuses).contains(200).containsOnly(200, 409);
        }

        users.awaitBuilt();
        users.awaitCaughtUp();
        JsonNode comparison = users.request("compare").json();
        assertThat(comparison.at("/tables/0/rows").asInt()).isEqualTo(count);
        assertThat(comparison.at("/equal").asBoolean()).isTrue();
    }

    @Test
    void pausedProjectionIsNeitherSplitNorMerged() {
        assertThat(users.request("pause").status()).isEqualTo(200);
        for (String action : List.of("split", "merge")) {
            Reply rejected = users.request(action);
            assertThat(rejected.status()).isEqualTo(409);
            assertThat(rejected.text("/detail")).isEqualTo("The projection is paused.");
        }
        assertThat(users.request("resume").status()).isEqualTo(200);
        users.awaitCaughtUp();
    }

    @Test
    void readModelAnswersNothingUntilItIsComplete() {
        UUID id = UUID.randomUUID();
        api.create(id, "Jo", id + "@example.com");
        users.awaitCaughtUp();
        assertThat(users.request("pause").status()).isEqualTo(200);
        roster.jdbc()
                .sql("update slot set emptying = true where read_model = 'users' and live")
                .update();

        await().until(() -> users.status().at("/position").asLong() == 0);
        for (String path :
                List.of("/api/users/" + id, "/api/users?name=Jo", "/api/users/one?email=" + id + "@example.com")) {
            Reply rejected = api.get(path);
            assertProblem(rejected, 503, "read-model-building");
            assertThat(rejected.header("Retry-After")).isEqualTo("1");
        }

        assertThat(users.request("resume").status()).isEqualTo(200);
        users.awaitCaughtUp();
        assertThat(api.get("/api/users/" + id).text("/name")).isEqualTo("Jo");
    }

    @Test
    void stoppedSlotIsNotComparedWithALiveOneThatHasGoneOn() {
        for (String action : List.of("build", "switch")) {
            assertThat(users.request(action).status()).isEqualTo(200);
        }
        api.create(UUID.randomUUID(), "Jo", UUID.randomUUID() + "@example.com");
        users.awaitCaughtUp();

        Reply rejected = users.request("compare");

        assertThat(rejected.status()).isEqualTo(409);
        assertThat(rejected.text("/detail"))
                .isEqualTo(
                        "The other slot is stopped, and the live one has gone on since. Build it again to compare them.");
    }

    /** Whatever was carried out was recorded before: the record and what it says are one transaction. */
    @Test
    void operationThatCannotBeRecordedIsNotCarriedOut() {
        roster.jdbc()
                .sql("alter table event add constraint no_operations check (type <> 'operations')")
                .update();
        try {
            for (String action : List.of("pause", "replay", "build", "drop", "split")) {
                assertThat(users.request(action).status()).as(action).isGreaterThanOrEqualTo(500);
            }
        } finally {
            roster.jdbc().sql("alter table event drop constraint no_operations").update();
        }
        assertThat(users.status().at("/running").asBoolean()).isTrue();
        assertThat(users.status().at("/complete").asBoolean()).isTrue();
        assertThat(users.status().has("beside")).isFalse();
    }

    @Test
    void recordNamesTheNodeThatWasAsked() {
        assertThat(users.request("pause").status()).isEqualTo(200);
        assertThat(users.request("resume").status()).isEqualTo(200);

        JsonNode operations = api.get("/actuator/projections/users").json().at("/operations");
        JsonNode last = operations.get(operations.size() - 1);
        assertThat(last.at("/operation").asString()).isEqualTo("resume");
        assertThat(last.at("/node").asString())
                .isEqualTo(roster.bean(NodeId.class).value());
    }

    /** The embedded database numbers events in advance, and leaves out numbers when its tables are emptied. */
    @Test
    void eventsBehindAreCountedNotTheirNumbers() {
        assertThat(users.request("replay").status()).isEqualTo(200);
        users.awaitCaughtUp();
        assertThat(users.request("pause").status()).isEqualTo(200);
        long before = users.status().at("/eventsBehind").asLong();
        roster.jdbc()
                .sql("alter table event alter column global_index restart with "
                        + (users.status().at("/head").asLong() + 501))
                .update();

        api.create(UUID.randomUUID(), "Jo", UUID.randomUUID() + "@example.com");

        assertThat(users.status().at("/eventsBehind").asLong()).isEqualTo(before + 2);
        assertThat(users.request("resume").status()).isEqualTo(200);
    }

    /** The node that accepted the request was killed before it executed it. */
    @Test
    void recordedReplayIsExecutedByAnyNode() {
        UUID id = UUID.randomUUID();
        api.create(id, "Jo", id + "@example.com");
        users.awaitCaughtUp();
        roster.jdbc()
                .sql("update users_a set name = 'spoilt' where id = ?")
                .param(id)
                .update();

        roster.jdbc()
                .sql("update slot set emptying = true where read_model = 'users' and live")
                .update();

        await().until(() -> api.get("/api/users/" + id).text("/name").equals("Jo"));
        users.awaitCaughtUp();
    }

    /** A start failed, or happened during a switch. */
    @Test
    void processorsAreStartedAndStoppedToMatchTheirSlots() {
        EventProcessor live = processor("users-a");
        EventProcessor other = processor("users-b");
        live.shutDown();
        other.start();

        await().until(() -> live.isRunning() && !other.isRunning());
        assertThat(users.request("drop").status()).isEqualTo(200);
    }

    private EventProcessor processor(String name) {
        return roster.bean(EventProcessingConfiguration.class)
                .eventProcessor(name)
                .orElseThrow();
    }
}
