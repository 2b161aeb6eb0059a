package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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
        store(stored);
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

    private void store(UUID user) {
        Event event = Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setAggregateIdentifier(user.toString())
                .setAggregateType("user")
                .setTimestamp(System.currentTimeMillis())
                .setPayload(SerializedObject.newBuilder()
                        .setType("user.unheard-of")
                        .setRevision("1")
                        .setData(ByteString.copyFromUtf8("{}")))
                .build();
        connections
                .getConnection()
                .eventChannel()
                .appendEvents(event)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
