package io.roster.http;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.beans.factory.annotation.Autowired;

@OnAxonServer
class DeadLettersOnServerTest extends DeadLettersTest {

    @Autowired
    private AxonServerConnectionManager connections;

    @Override
    void storeUnreadable(UUID id, int version) {
        Event event = Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setAggregateIdentifier(id.toString())
                .setAggregateType("user")
                .setAggregateSequenceNumber(version)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(SerializedObject.newBuilder()
                        .setType("user.renamed")
                        .setRevision("1")
                        .setData(ByteString.copyFromUtf8("{\"id\":")))
                .build();
        connections
                .getConnection()
                .eventChannel()
                .appendEvents(event)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** What Axon Server has stored is not mended there. */
    @Override
    void aReplayTriesEachEventAnew() {}
}
