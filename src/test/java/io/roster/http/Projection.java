package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The projection of a read model, operated through the actuator. */
public record Projection(Api api, String readModel) {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Requests an action such as {@code replay} or {@code pause}. */
    public Reply request(String action) {
        return api.post("/actuator/projections/" + readModel + "/" + action, "");
    }

    public JsonNode status() {
        return api.get("/actuator/projections").json().at("/" + readModel);
    }

    public void awaitCaughtUp() {
        await().until(() -> {
            JsonNode status = status();
            return status.at("/running").asBoolean()
                    && status.at("/complete").asBoolean()
                    && status.at("/eventsBehind").asInt(-1) == 0;
        });
    }

    /** Waits until the read model that is being built beside the live one has caught up. */
    public void awaitBuilt() {
        await().until(() -> status().at("/beside/eventsBehind").asInt(-1) == 0);
    }

    /** Waits until the projection is stopped by an error, and Roster is unhealthy because of it. */
    public void awaitError(String message) {
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(status().at("/error").asString("")).isEqualTo(message);
            Reply health = api.get("/actuator/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.response().body()).contains(message);
        });
    }

    /** Waits until Roster is healthy, and so all its projections. */
    public void awaitHealthy() {
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(api.get("/actuator/health").status()).isEqualTo(200));
    }
}
