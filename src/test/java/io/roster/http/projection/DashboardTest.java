package io.roster.http.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.roster.RosterApplication;
import io.roster.axonserver.StandInServer;
import io.roster.http.Projection;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;

/** What Axon Server's dashboard shows of a node, and what its buttons do. */
class DashboardTest {

    private final StandInServer server = StandInServer.start();
    private RunningRoster roster;
    private Projection users;

    @BeforeEach
    void start(@TempDir Path directory) {
        roster = RunningRoster.start(
                Store.AXON_SERVER,
                new SpringApplicationBuilder(RosterApplication.class).profiles("axonserver"),
                "--axon.axonserver.servers=127.0.0.1:" + server.port(),
                "--roster.node-id=north",
                "--roster.data=" + directory);
        users = new Projection(roster.api(), "users");
        users.awaitCaughtUp();
    }

    @AfterEach
    void stop() {
        roster.close();
        server.close();
    }

    @Test
    void nodeIsShownByItsRoleAndIdWithEachReadModelOnce() {
        await().until(() -> processors().size() == 3);

        assertThat(server.processors()).containsOnlyKeys("all-north");
        assertThat(processors()).containsOnlyKeys("users", "user-statistics", "access-tokens");
        await().until(() -> processors().values().stream()
                .allMatch(processor -> processor.getRunning() && processor.getSegmentStatusCount() == 1));
    }

    @Test
    void dashboardPausesAndStartsTheReadModelAsAnOperatorDoes() {
        server.pause("users");
        await().until(() -> !users.status().at("/running").asBoolean());
        await().until(() -> !processors().get("users").getRunning());

        server.start("users");
        users.awaitCaughtUp();
        await().until(() -> processors().get("users").getRunning());

        JsonNode operations =
                roster.api().get("/actuator/projections/users").json().at("/operations");
        assertThat(operations.valueStream().map(it -> it.at("/operation").asString()))
                .containsExactly("pause", "resume");
    }

    /** The processor that the dashboard shows is that of the live slot, whichever this is. */
    @Test
    void switchedReadModelIsStillShownOnceAndControlled() {
        for (String action : new String[] {"build", "switch"}) {
            assertThat(users.request(action).status()).isEqualTo(200);
        }
        server.pause("users");
        await().until(() -> !users.status().at("/running").asBoolean());

        await().untilAsserted(
                        () -> assertThat(processors()).containsOnlyKeys("users", "user-statistics", "access-tokens"));
        assertThat(users.status().at("/slot").asString()).isEqualTo("b");
    }

    private Map<String, EventProcessorInfo> processors() {
        return server.processors().getOrDefault("all-north", Map.of());
    }
}
