package io.roster.axonserver;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.grpc.stub.StreamObserver;
import java.util.Collection;

/** A reader of all events, from a token on and as far as it permits. */
final class EventTail implements StreamObserver<GetEventsRequest> {

    private final EventLog log;
    private final Collection<EventTail> tails;
    private final Outbound<EventWithToken> reader;
    private int next = -1;
    private long permits;

    EventTail(EventLog log, Collection<EventTail> tails, Outbound<EventWithToken> reader) {
        this.log = log;
        this.tails = tails;
        this.reader = reader;
    }

    @Override
    public void onNext(GetEventsRequest request) {
        synchronized (this) {
            if (next < 0) {
                next = Math.toIntExact(request.getTrackingToken());
                tails.add(this);
            }
            permits += request.getNumberOfPermits();
        }
        advance();
    }

    /** Sends what is new, never waiting for the reader. */
    synchronized void advance() {
        for (; permits > 0 && next < log.size(); permits--, next++) {
            reader.send(EventWithToken.newBuilder()
                    .setToken(next)
                    .setEvent(log.at(next))
                    .build());
        }
    }

    @Override
    public void onError(Throwable cause) {
        onCompleted();
    }

    @Override
    public void onCompleted() {
        tails.remove(this);
        reader.complete();
    }
}
