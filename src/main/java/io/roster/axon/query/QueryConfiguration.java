package io.roster.axon.query;

import io.roster.failure.FailureTranslator;
import org.axonframework.config.Configuration;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;

/** The local query bus. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class QueryConfiguration {

    /**
     * With the interceptors that are beans, which Axon registers after the one here. Without transactions, unlike Axon's default: each query is one statement, and a query that waits for its read model must not
     * hold a connection that the projection needs.
     */
    @Bean
    @Qualifier("localSegment") SimpleQueryBus localQueryBus(Configuration axon) {
        SimpleQueryBus bus = SimpleQueryBus.builder()
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .spanFactory(axon.getComponent(QueryBusSpanFactory.class))
                .build();
        bus.registerHandlerInterceptor((unitOfWork, handler) -> {
            try {
                return handler.proceed();
            } catch (RuntimeException e) {
                throw FailureTranslator.ofQuery(e);
            }
        });
        return bus;
    }
}
