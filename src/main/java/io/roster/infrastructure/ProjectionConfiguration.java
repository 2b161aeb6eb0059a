package io.roster.infrastructure;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;

/**
 * How events reach projections: each projection is a pooled streaming processor that reads the store from its first event,
 * keeps its position in the transaction that writes its rows, and stops at an error rather than pass an event over.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    /** One segment, because one writer is what an embedded database serves best. */
    private static final int SEGMENTS = 1;

    private static final int BATCH_SIZE = 1_000;

    @Bean
    ConfigurerModule pooledProjections(ObjectProvider<EventTail> events) {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .usingPooledStreamingEventProcessors(
                        (configuration, projection) -> configure(configuration, projection, events.getObject()));
    }

    private static PooledStreamingEventProcessor.Builder configure(
            Configuration configuration, PooledStreamingEventProcessor.Builder projection, EventTail events) {
        ScheduledExecutorService workers =
                Executors.newScheduledThreadPool(SEGMENTS, new AxonThreadFactory("projection"));
        configuration.onShutdown(workers::shutdown);
        return projection
                .messageSource(events)
                .workerExecutor(workers)
                .initialSegmentCount(SEGMENTS)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(BATCH_SIZE);
    }
}
