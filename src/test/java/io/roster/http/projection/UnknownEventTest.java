package io.roster.http.projection;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Another version of Roster stored an event that this one does not know: it is never skipped. */
@OnStores(
        value = {H2, AXON_SERVER},
        fresh = true)
class UnknownEventTest extends HttpTest {

    private final UUID before = UUID.randomUUID();
    private final UUID unknown = UUID.randomUUID();
    private final UUID after = UUID.randomUUID();

    @Test
    void unknownEventStopsProjectionsAndIsReported() {
        assertThat(api.create(before, "Jo", before + "@example.com").status()).isEqualTo(201);
        roster.events().append(unknown, 0, "user.unheard-of", "1", "{\"id\":\"" + unknown + "\"}");
        assertThat(api.create(after, "Jo", after + "@example.com").status()).isEqualTo(201);

        awaitUnknownMessage("user.unheard-of, revision 1");
        assertThat(api.get("/actuator/health").status()).isEqualTo(503);
        assertThat(api.get("/api/users/" + before).status()).isEqualTo(200);
        assertThat(api.get("/api/users/" + after).status()).isEqualTo(404);
        assertThat(api.patch("/api/users/" + after, "{\"name\":\"Jim\"}").status())
                .as("command for another user")
                .isEqualTo(200);
        if (roster.store() == H2) {
            assertThat(api.patch("/api/users/" + unknown, "{\"name\":\"Jim\"}").status())
                    .as("command for the user of the unknown event")
                    .isEqualTo(500);
            assertProjectionsResumeAfterARepair();
        }
    }

    private void assertProjectionsResumeAfterARepair() {
        changeUnknownEvent("user.activated", null);
        awaitUnknownMessage("user.activated, revision null");

        changeUnknownEvent("position.closed", "1");
        projection("users").awaitHealthy();
        assertThat(api.get("/api/users/" + after).text("/name")).isEqualTo("Jim");
    }

    private void awaitUnknownMessage(String message) {
        projection("users").awaitError("Event 0 of user " + unknown + ": Unknown message: " + message);
    }

    private void changeUnknownEvent(String type, @Nullable String revision) {
        roster.jdbc()
                .sql("update event set payload_type = ?, payload_revision = ? where aggregate_identifier = ?")
                .param(type)
                .param(revision)
                .param(unknown.toString())
                .update();
    }
}
