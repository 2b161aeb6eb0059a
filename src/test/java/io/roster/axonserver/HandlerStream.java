package io.roster.axonserver;

import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * A client's open stream of what it handles, with the calls it has yet to answer.
 *
 * @param <I> what the client sends
 * @param <O> what it is sent
 * @param <R> what its answers become to the caller
 */
abstract class HandlerStream<I, O, R> implements StreamObserver<I> {

    /** A call that waits for a handler's answer. */
    record Call<R>(String id, String name, Outbound<R> caller) {}

    private final Outbound<O> client;
    private final Tally tally;
    private final Collection<? extends HandlerStream<?, ?, ?>> open;
    private final Set<Subscription> subscriptions = new CopyOnWriteArraySet<>();
    private final Queue<O> waiting = new ArrayDeque<>();
    private final List<Call<R>> unanswered = new ArrayList<>();
    private volatile String clientId = "";
    private long permits;
    private boolean closed;

    HandlerStream(Outbound<O> client, Tally tally, Collection<? extends HandlerStream<?, ?, ?>> open) {
        this.client = client;
        this.tally = tally;
        this.open = open;
    }

    Set<Subscription> subscriptions() {
        return subscriptions;
    }

    boolean serves(String name) {
        return subscriptions.stream().anyMatch(it -> it.name().equals(name));
    }

    void subscribe(Subscription subscription) {
        clientId = subscription.client();
        subscriptions.add(subscription);
    }

    void unsubscribe(Subscription subscription) {
        subscriptions.remove(subscription);
    }

    String clientId() {
        return clientId;
    }

    void acknowledge(O message) {
        client.send(message);
    }

    /** Whether the client is still there to be sent the message, now or once it permits. */
    synchronized boolean offer(Call<R> call, O message) {
        if (closed) {
            return false;
        }
        unanswered.add(call);
        waiting.add(message);
        flush();
        return true;
    }

    synchronized void permit(long more) {
        permits += more;
        flush();
    }

    private void flush() {
        for (; permits > 0 && !waiting.isEmpty(); permits--) {
            client.send(waiting.remove());
        }
    }

    /** Passes an answer on, unless the call has had one. */
    void answer(String id, R response) {
        finish(id).ifPresent(it -> {
            tally.count(clientId, it.name());
            it.caller().answer(response);
        });
    }

    /** Whether a call has yet to be answered. */
    synchronized boolean awaits(String id) {
        return unanswered.stream().anyMatch(it -> it.id().equals(id));
    }

    synchronized Optional<Call<R>> finish(String id) {
        Optional<Call<R>> call =
                unanswered.stream().filter(it -> it.id().equals(id)).findFirst();
        call.ifPresent(unanswered::remove);
        return call;
    }

    private synchronized List<Call<R>> close() {
        closed = true;
        List<Call<R>> lost = List.copyOf(unanswered);
        unanswered.clear();
        return lost;
    }

    /** What the caller hears of a call that the client left unanswered. */
    abstract R lost(Call<R> call);

    @Override
    public void onError(Throwable cause) {
        onCompleted();
    }

    @Override
    public void onCompleted() {
        open.remove(this);
        close().forEach(it -> it.caller().answer(lost(it)));
        client.complete();
    }
}
