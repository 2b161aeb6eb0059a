package io.roster.http;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;

/** Events in Axon Server. */
final class AxonServerEvents implements StoredEvents {

    private static final long TIMEOUT_SECONDS = 10;

    private final EventChannel channel;

    AxonServerEvents(RunningRoster roster) {
        channel = roster.bean(AxonServerConnectionManager.class).getConnection().eventChannel();
    }

    /** Positions have no gaps, so the last one grows with each event. */
    @Override
    public long count() {
        return lastPosition();
    }

    @Override
    public long lastPosition() {
        return channel.getLastToken()
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void append(UUID user, long version, String type, String revision, String payload) {
        channel.appendEvents(event(user, version, type, revision, payload))
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public Optional<Long> snapshotOf(String aggregate) {
        return channel.loadSnapshots(aggregate, Long.MAX_VALUE, 1)
                .asStream()
                .findFirst()
                .map(Event::getAggregateSequenceNumber);
    }

    @Override
    public void storeSnapshot(UUID user, long version, String revision, String payload) {
        channel.appendSnapshot(event(user, version, "user.snapshot", revision, payload))
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static Event event(UUID user, long version, String type, String revision, String payload) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setAggregateIdentifier(user.toString())
                .setAggregateType("user")
                .setAggregateSequenceNumber(version)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(SerializedObject.newBuilder()
                        .setType(type)
                        .setRevision(revision)
                        .setData(ByteString.copyFromUtf8(payload)))
                .build();
    }
}
