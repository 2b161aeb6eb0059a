package io.roster.axon.server;

import io.roster.axon.failure.FailureTranslator;
import io.roster.message.QueryRejected;
import io.roster.message.Rejection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;

/** Sends queries to Axon Server, and tells by a rejection when they are lost on the way. */
class TranslatingAxonServerQueryBus extends AxonServerQueryBus {

    TranslatingAxonServerQueryBus(Builder builder) {
        super(builder);
    }

    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        return super.<Q, R>query(query).exceptionally(failure -> {
            Rejection rejection = FailureTranslator.ofQuery(failure);
            throw rejection == null ? new CompletionException(failure) : new QueryRejected(rejection);
        });
    }
}
