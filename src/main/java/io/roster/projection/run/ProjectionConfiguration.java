package io.roster.projection.run;

import io.roster.readmodel.Projection;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How events reach projections: each slot of each read model has a pooled streaming processor that reads the store from its first
 * event, and keeps its position in the transaction that writes its rows.
 */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    @Bean
    ConfigurerModule projectionsBySlot(
            List<Projection> projections, ObjectProvider<ProjectionProcessorFactory> processors) {
        return configurer -> {
            projections.forEach(projection -> configurer
                    .eventProcessing()
                    .assignHandlerInstancesMatching(projection.processor(), handler -> handler == projection));
            configurer
                    .eventProcessing()
                    .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                    .registerEventProcessorFactory(
                            (name, axon, handlers) -> processors.getObject().create(name, axon, handlers));
        };
    }
}
