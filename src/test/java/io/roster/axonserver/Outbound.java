package io.roster.axonserver;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The answering side of a call, safe from any thread and after the caller has gone. */
final class Outbound<T> {

    private final ServerCallStreamObserver<T> observer;
    private boolean closed;

    Outbound(StreamObserver<T> observer) {
        this.observer = (ServerCallStreamObserver<T>) observer;
        // Without a handler, whoever sends to a caller that has gone gets an exception.
        this.observer.setOnCancelHandler(() -> {});
    }

    synchronized void send(T message) {
        if (!closed) {
            observer.onNext(message);
        }
    }

    synchronized void complete() {
        if (!closed) {
            closed = true;
            observer.onCompleted();
        }
    }

    synchronized void fail(Throwable cause) {
        if (!closed) {
            closed = true;
            observer.onError(cause);
        }
    }

    void answer(T message) {
        send(message);
        complete();
    }
}
