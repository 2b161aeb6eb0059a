package io.roster.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The projections of a node that runs. */
public final class ReadModels {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private ReadModels() {}

    /** Builds all projections of a node anew and waits until they are done. */
    public static void replay(Api api) {
        for (String projection : api.get("/actuator/projections").json().propertyNames()) {
            assertThat(api.post("/actuator/projections/" + projection + "/replay", "")
                            .status())
                    .as("replay of %s", projection)
                    .isEqualTo(200);
        }
        awaitCaughtUp(api);
    }

    /** Waits until all projections have taken all events. */
    public static void awaitCaughtUp(Api api) {
        Awaitility.await("the projections")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> isCaughtUp(api.get("/actuator/projections").json()));
    }

    private static boolean isCaughtUp(JsonNode projections) {
        return !projections.isEmpty()
                && projections.values().stream()
                        .allMatch(it ->
                                it.at("/position").asLong() >= it.at("/head").asLong()
                                        && !it.at("/replaying").asBoolean());
    }
}
