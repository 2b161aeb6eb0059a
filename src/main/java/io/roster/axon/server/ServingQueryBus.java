package io.roster.axon.server;

import io.roster.failure.FailureTranslator;
import io.roster.readmodel.QueryAvailability;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.context.event.EventListener;

/**
 * Sends queries through Axon Server. The handlers of this node are subscribed only while its {@link QueryAvailability} says that it answers
 * queries; meanwhile Axon Server sends them to other nodes. Translates failures of the connection into rejections.
 */
class ServingQueryBus extends AxonServerQueryBus {

    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private boolean answering;

    ServingQueryBus(Builder builder) {
        super(builder);
    }

    @Override
    public synchronized <R> Registration subscribe(
            String query, Type response, MessageHandler<? super QueryMessage<?, R>> handler) {
        Subscription subscription = new Subscription(() -> super.subscribe(query, response, handler));
        subscriptions.add(subscription);
        subscription.set(answering);
        return () -> {
            synchronized (this) {
                subscription.set(false);
                return subscriptions.remove(subscription);
            }
        };
    }

    @EventListener
    synchronized void availabilityChanged(AvailabilityChangeEvent<QueryAvailability> change) {
        answering = change.getState() == QueryAvailability.ANSWERING;
        subscriptions.forEach(subscription -> subscription.set(answering));
    }

    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        return super.<Q, R>query(query).handle((response, failure) -> {
            if (failure != null) {
                throw FailureTranslator.ofQuery(failure);
            }
            // Such as that of a query node that was killed.
            if (response.isExceptional()) {
                throw FailureTranslator.ofQuery(response.exceptionResult());
            }
            return response;
        });
    }

    /** The subscription of a handler, which comes and goes. */
    private static final class Subscription {

        private final Supplier<Registration> subscribe;
        private @Nullable Registration current;

        Subscription(Supplier<Registration> subscribe) {
            this.subscribe = subscribe;
        }

        void set(boolean subscribed) {
            if (subscribed && current == null) {
                current = subscribe.get();
            } else if (!subscribed && current != null) {
                current.cancel();
                current = null;
            }
        }
    }
}
