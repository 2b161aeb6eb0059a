package io.roster.projection.run;

import io.roster.database.Durability;
import io.roster.projection.deadletter.DeadLetterTable;
import io.roster.projection.deadletter.DeadLetteringInvoker;
import io.roster.projection.position.EventSource;
import io.roster.projection.position.SlotTable;
import io.roster.readmodel.Projection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Runs each slot of each read model in a pooled streaming processor of its own, which reads the store from the first event and updates
 * its token in the transaction that writes the rows. Other event handlers are reactions, whose processors start with new events.
 */
@Component
class ProjectionConfigurerModule implements ConfigurerModule {

    /** An embedded database is fastest with a single writer. Operators can split the segment. */
    private static final int SEGMENTS = 1;

    private static final int WORKERS = 4;

    /** How often a node tries to claim segments that no node has, which includes those whose batch has failed here. */
    private static final int CLAIM_INTERVAL_MILLIS = 1_000;

    /** What a projection has not written when the process is killed, it projects again. */
    private static final TransactionDefinition REPEATABLE = repeatable();

    private final List<Projection> projections;
    private final Duration claimTimeout;

    ProjectionConfigurerModule(List<Projection> projections, @Value("${roster.claim-timeout}") Duration claimTimeout) {
        this.projections = List.copyOf(projections);
        this.claimTimeout = claimTimeout;
    }

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer processing = configurer.eventProcessing();
        for (Projection projection : projections) {
            processing
                    .assignHandlerInstancesMatching(projection.processor(), handler -> handler == projection)
                    .registerEventProcessor(
                            projection.processor(), (name, axon, handlers) -> processor(projection, axon, handlers));
        }
        processing
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerEventProcessorFactory((name, axon, handlers) -> builder(name, axon)
                        .eventHandlerInvoker(handlers)
                        .initialToken(StreamableMessageSource::createHeadToken)
                        .build());
    }

    private ProjectionProcessor processor(Projection projection, Configuration axon, EventHandlerInvoker handlers) {
        DeadLetteringInvoker deadLettering = new DeadLetteringInvoker(
                projection,
                handlers,
                axon.getComponent(DeadLetterTable.class),
                axon.eventStore(),
                axon.getComponent(PlatformTransactionManager.class));
        PooledStreamingEventProcessor.Builder builder = builder(projection.processor(), axon)
                .eventHandlerInvoker(deadLettering)
                .transactionManager(
                        new SpringTransactionManager(axon.getComponent(PlatformTransactionManager.class), REPEATABLE))
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(DeadLetteringInvoker.BATCH_SIZE);
        return new ProjectionProcessor(builder, projection, deadLettering, axon.getComponent(SlotTable.class));
    }

    private PooledStreamingEventProcessor.Builder builder(String name, Configuration axon) {
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(axon.getComponent(EventSource.class))
                .tokenStore(axon.getComponent(TokenStore.class))
                .transactionManager(axon.getComponent(TransactionManager.class))
                .coordinatorExecutor(shutDownWith(axon, new CappedDelayExecutor(new AxonThreadFactory("coordinator"))))
                .workerExecutor(shutDownWith(
                        axon, Executors.newScheduledThreadPool(WORKERS, new AxonThreadFactory("projection"))))
                .initialSegmentCount(SEGMENTS)
                .clock(new SteadyClock())
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(claimTimeout.dividedBy(4).toMillis());
    }

    private static TransactionDefinition repeatable() {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setName(Durability.REPEATABLE);
        return definition;
    }

    private static ScheduledExecutorService shutDownWith(Configuration axon, ScheduledExecutorService executor) {
        axon.onShutdown(executor::shutdown);
        return executor;
    }
}
