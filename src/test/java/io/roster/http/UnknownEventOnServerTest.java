package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnAxonServer
class UnknownEventOnServerTest extends HttpTest {

    @Autowired
    private AxonServerConnectionManager connections;

    @Test
    void whatIsNotUnderstoodStopsProjectionsAndSaysSo() {
        UUID before = UUID.randomUUID();
        UUID stored = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        api.create(before, "Jo", before + "@example.com");
        ForeignEvents.store(connections, stored, 0, "user.unheard-of", "{}");
        api.create(after, "Jo", after + "@example.com");

        Awaitility.await()
                .until(() -> api.get("/actuator/projections")
                        .json()
                        .at("/users/error")
                        .asString("")
                        .equals("Event 0 of user " + stored + ": Unknown message: user.unheard-of, revision 1"));
        assertThat(api.get("/actuator/health").status()).isEqualTo(503);
        assertThat(api.get("/api/users/" + before).status()).isEqualTo(200);
        assertThat(api.get("/api/users/" + after).status()).isEqualTo(404);
        assertThat(api.patch("/api/users/" + after, "{\"name\":\"Jim\"}").status())
                .as("commands for others go on")
                .isEqualTo(200);
    }
}
