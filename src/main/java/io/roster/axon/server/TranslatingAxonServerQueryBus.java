package io.roster.axon.server;

import io.roster.failure.FailureTranslator;
import java.util.concurrent.CompletableFuture;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;

/** Sends queries to Axon Server, and translates failures of the connection into rejections. */
class TranslatingAxonServerQueryBus extends AxonServerQueryBus {

    TranslatingAxonServerQueryBus(Builder builder) {
        super(builder);
    }

    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        return super.<Q, R>query(query).exceptionally(failure -> {
            throw FailureTranslator.ofQuery(failure);
        });
    }
}
