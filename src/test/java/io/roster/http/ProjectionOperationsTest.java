package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** Whatever operators ask for, at once or at the wrong time, harms no read model. */
@DirtiesContext
class ProjectionOperationsTest extends HttpTest {

    private static final int USERS = 300;
    private static final int REQUESTS = 40;
    private static final int OPERATORS = 8;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventProcessingConfiguration processing;

    @Test
    void whatIsAskedAtOnceIsDoneOrRefused() throws Exception {
        for (int user = 0; user < USERS; user++) {
            api.create(UUID.randomUUID(), "Jo", "jo" + UUID.randomUUID() + "@example.com");
        }
        awaitCaughtUp();
        int users = api.get("/api/users?count=true").json().at("/count").asInt();

        for (String action : List.of("replay", "build")) {
            List<Integer> statuses = new ArrayList<>();
            ExecutorService operators = Executors.newFixedThreadPool(OPERATORS);
            try {
                Callable<Integer> request = () -> act(action).status();
                for (Future<Integer> status : operators.invokeAll(Collections.nCopies(REQUESTS, request))) {
                    statuses.add(status.get());
                }
            } finally {
                operators.shutdown();
            }
            assertThat(statuses).contains(200).containsOnly(200, 409);
        }

        Awaitility.await().until(() -> status().at("/beside/eventsBehind").asInt(-1) == 0);
        awaitCaughtUp();
        JsonNode compared = act("compare").json();
        assertThat(compared.at("/tables/0/rows").asInt()).isEqualTo(users);
        assertThat(compared.at("/equal").asBoolean()).as("of what was built").isTrue();
    }

    @Test
    void whatIsPausedIsNotDivided() {
        assertThat(act("pause").status()).isEqualTo(200);
        for (String action : List.of("split", "merge")) {
            Reply refused = act(action);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().at("/detail").asString()).isEqualTo("It is paused.");
        }
        assertThat(act("resume").status()).isEqualTo(200);
        awaitCaughtUp();
    }

    /** As after a kill of the node that was asked. */
    @Test
    void whatWasOrderedIsDoneWhoeverWasAsked() {
        UUID id = UUID.randomUUID();
        api.create(id, "Jo", id + "@example.com");
        awaitCaughtUp();
        jdbc.sql("update users_a set name = 'spoilt' where id = ?").param(id).update();

        jdbc.sql("update slot set emptying = true where read_model = 'users' and live")
                .update();

        Awaitility.await()
                .until(() -> api.get("/api/users/" + id)
                        .json()
                        .at("/name")
                        .asString()
                        .equals("Jo"));
        awaitCaughtUp();
    }

    /** As after a start that failed, or a start in the midst of a change. */
    @Test
    void whatIsToRunRuns() {
        processing.eventProcessor("users-a").orElseThrow().shutDown();
        processing.eventProcessor("users-b").orElseThrow().start();

        Awaitility.await()
                .until(() -> processing.eventProcessor("users-a").orElseThrow().isRunning()
                        && !processing.eventProcessor("users-b").orElseThrow().isRunning());
        assertThat(act("drop").status()).isEqualTo(200);
    }

    protected void awaitCaughtUp() {
        Awaitility.await()
                .until(() -> status().at("/running").asBoolean()
                        && status().at("/eventsBehind").asInt(-1) == 0);
    }

    protected Reply act(String action) {
        return api.post("/actuator/projections/users/" + action, "");
    }

    protected JsonNode status() {
        return api.get("/actuator/projections").json().at("/users");
    }
}
