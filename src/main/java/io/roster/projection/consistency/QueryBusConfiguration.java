package io.roster.projection.consistency;

import io.roster.projection.run.Projections;
import io.roster.readmodel.ReadModel;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;

/** How queries reach the read models. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class QueryBusConfiguration {

    /**
     * Without transactions, unlike Axon's default: each query is one statement, and one that waits for its read model must
     * not keep a connection from the projection that it waits for.
     */
    @Bean
    @Qualifier("localSegment") SimpleQueryBus queryBus(Configuration axon, List<ReadModel> readModels, ObjectProvider<Projections> projections) {
        SimpleQueryBus bus = SimpleQueryBus.builder()
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .spanFactory(axon.getComponent(QueryBusSpanFactory.class))
                .build();
        bus.registerHandlerInterceptor(new ConsistencyInterceptor(readModels, projections));
        return bus;
    }
}
