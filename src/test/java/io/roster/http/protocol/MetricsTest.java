package io.roster.http.protocol;

import static io.roster.http.Store.H2;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On a fresh Roster, whose counters start at zero. */
@OnStores(value = H2, fresh = true)
class MetricsTest extends HttpTest {

    @Test
    void commandsQueriesAndEventsAreCounted() {
        UUID id = UUID.randomUUID();
        String email = id + "@example.com";
        api.create(id, "Jo", email);
        api.create(UUID.randomUUID(), "Joe", email);
        api.post("/api/users/" + id + "/activate", "{}");
        api.post("/api/users/" + id + "/deactivate?dryRun=true", "{}");
        api.get("/api/users/" + id);
        api.get("/api/users/" + UUID.randomUUID());

        assertThat(api.get("/actuator/prometheus").response().body())
                .contains(
                        "roster_commands_seconds_count{command=\"create-user\",outcome=\"accepted\"} 1",
                        "roster_commands_seconds_count{command=\"create-user\",outcome=\"email-taken\"} 1",
                        "roster_commands_seconds_count{command=\"activate-user\",outcome=\"unchanged\"} 1",
                        "roster_commands_seconds_bucket{command=\"create-user\",outcome=\"accepted\",le=\"1.0\"}",
                        "roster_queries_seconds_count{outcome=\"answered\",query=\"fetch-user\"} 1",
                        "roster_queries_seconds_count{outcome=\"user-not-found\",query=\"fetch-user\"} 1",
                        "roster_events_appended_total{type=\"user.created\"} 1",
                        "roster_projection_lag_events{read_model=\"users\"}",
                        "roster_projection_lag_seconds{read_model=\"user-statistics\"}",
                        "roster_deadletters{read_model=\"users\"} 0",
                        "hikaricp_connections_pending")
                .doesNotContain("deactivate-user");
    }
}
