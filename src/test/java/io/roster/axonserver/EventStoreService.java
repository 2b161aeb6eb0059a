package io.roster.axonserver;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetAggregateSnapshotsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetFirstTokenRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.GetTokenAtRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Appends events and snapshots and reads them back, without queries. */
final class EventStoreService extends EventStoreGrpc.EventStoreImplBase {

    private final EventLog log;
    private final List<EventTail> tails = new CopyOnWriteArrayList<>();

    EventStoreService(EventLog log) {
        this.log = log;
    }

    @Override
    public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> client) {
        return new Transaction(new Outbound<>(client));
    }

    @Override
    public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> reader) {
        return new EventTail(log, tails, new Outbound<>(reader));
    }

    @Override
    public void listAggregateEvents(GetAggregateEventsRequest request, StreamObserver<Event> reader) {
        Outbound<Event> out = new Outbound<>(reader);
        long to = request.getMaxSequence() == 0 ? Long.MAX_VALUE : request.getMaxSequence();
        log.ofAggregate(request.getAggregateId(), request.getInitialSequence(), to)
                .forEach(out::send);
        out.complete();
    }

    @Override
    public void appendSnapshot(Event snapshot, StreamObserver<Confirmation> client) {
        log.appendSnapshot(snapshot);
        new Outbound<>(client).answer(Confirmation.newBuilder().setSuccess(true).build());
    }

    @Override
    public void listAggregateSnapshots(GetAggregateSnapshotsRequest request, StreamObserver<Event> reader) {
        Outbound<Event> out = new Outbound<>(reader);
        log.snapshotOf(request.getAggregateId())
                .filter(it -> it.getAggregateSequenceNumber() <= request.getMaxSequence())
                .ifPresent(out::send);
        out.complete();
    }

    @Override
    public void readHighestSequenceNr(
            ReadHighestSequenceNrRequest request, StreamObserver<ReadHighestSequenceNrResponse> client) {
        new Outbound<>(client)
                .answer(ReadHighestSequenceNrResponse.newBuilder()
                        .setToSequenceNr(log.highestSequence(request.getAggregateId()))
                        .build());
    }

    @Override
    public void getFirstToken(GetFirstTokenRequest request, StreamObserver<TrackingToken> client) {
        answer(client, 0);
    }

    @Override
    public void getLastToken(GetLastTokenRequest request, StreamObserver<TrackingToken> client) {
        answer(client, log.size() - 1);
    }

    // The client starts after the token before this one, so past the last event it starts at the head.
    @Override
    public void getTokenAt(GetTokenAtRequest request, StreamObserver<TrackingToken> client) {
        List<Event> events = log.all();
        answer(
                client,
                IntStream.range(0, events.size())
                        .filter(it -> events.get(it).getTimestamp() >= request.getInstant())
                        .findFirst()
                        .orElse(events.size()));
    }

    private static void answer(StreamObserver<TrackingToken> client, long token) {
        new Outbound<>(client).answer(TrackingToken.newBuilder().setToken(token).build());
    }

    private final class Transaction implements StreamObserver<Event> {

        private final Outbound<Confirmation> client;
        private final List<Event> events = new ArrayList<>();

        Transaction(Outbound<Confirmation> client) {
            this.client = client;
        }

        @Override
        public void onNext(Event event) {
            events.add(event);
        }

        @Override
        public void onError(Throwable cause) {
            events.clear();
        }

        @Override
        public void onCompleted() {
            try {
                log.append(events);
            } catch (StatusRuntimeException e) {
                client.fail(e);
                return;
            }
            client.answer(Confirmation.newBuilder().setSuccess(true).build());
            tails.forEach(EventTail::advance);
        }
    }
}
