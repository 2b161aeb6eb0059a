package io.roster.http;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;

/** Events of users in Axon Server that Roster has not written. */
final class ForeignEvents {

    private ForeignEvents() {}

    static void store(AxonServerConnectionManager server, UUID user, int version, String type, String payload) {
        Event event = Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setAggregateIdentifier(user.toString())
                .setAggregateType("user")
                .setAggregateSequenceNumber(version)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(SerializedObject.newBuilder()
                        .setType(type)
                        .setRevision("1")
                        .setData(ByteString.copyFromUtf8(payload)))
                .build();
        server.getConnection()
                .eventChannel()
                .appendEvents(event)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
