package io.roster.http.access;

import static io.roster.http.HttpTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.http.Api.Reply;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** Actuator on a port of its own, which needs credentials like the other. */
class ManagementPortTest {

    private static final String ADMIN = "0123456789abcdef0123456789abcdef";

    private static RunningRoster roster;
    private static Api management;

    @BeforeAll
    static void start() {
        roster = RunningRoster.start(Store.H2, "--roster.security.admin-token=" + ADMIN, "--management.server.port=0");
        management =
                new Api(roster.bean(Environment.class).getRequiredProperty("local.management.port", Integer.class));
    }

    @AfterAll
    static void stop() {
        roster.close();
    }

    @Test
    void actuatorIsThereAndNothingElseIs() {
        assertThat(management.get("/actuator/health").status()).isEqualTo(200);
        assertThat(asAdmin(management, "/actuator/projections").status()).isEqualTo(200);
        assertProblem(asAdmin(management, "/api/users"), 404, "not-found");
        assertProblem(asAdmin(roster.api(), "/actuator/projections"), 404, "not-found");
        assertThat(asAdmin(roster.api(), "/api/users").status()).isEqualTo(200);
    }

    @Test
    void itIsGuardedLikeTheOtherPort() {
        Reply refused = management.get("/actuator/projections");
        assertProblem(refused, 401, "unauthorized");
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertProblem(
                management.send("/actuator/health", request -> request.header("Origin", "http://elsewhere.example")),
                403,
                "forbidden");
        assertProblem(
                management.send("/actuator/health", request -> request.header("Long", "x".repeat(20_000))),
                400,
                "bad-request");
        assertProblem(
                management.send(
                        "/actuator/projections/users/pause",
                        request -> request.header("Authorization", "Bearer " + ADMIN)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("x".repeat(70_000)))),
                413,
                "content-too-large");
    }

    private static Reply asAdmin(Api api, String path) {
        return api.send(path, request -> request.header("Authorization", "Bearer " + ADMIN));
    }
}
