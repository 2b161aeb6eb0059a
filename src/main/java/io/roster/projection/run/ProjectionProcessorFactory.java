package io.roster.projection.run;

import io.roster.projection.deadletter.DeadLetterTable;
import io.roster.projection.deadletter.DeadLetteringInvoker;
import io.roster.projection.position.EventSource;
import io.roster.projection.position.SlotTable;
import io.roster.readmodel.Projection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Makes the processors that run the projections. */
@Component
public class ProjectionProcessorFactory {

    /** One segment at first, because one writer is what an embedded database serves best. They can be split. */
    private static final int SEGMENTS = 1;

    private static final int WORKERS = 4;

    /** So often a segment is looked for that no node runs, as is one whose batch has failed here. */
    private static final int CLAIM_INTERVAL_MILLIS = 1_000;

    private final Map<String, Projection> projections;
    private final SlotTable slots;
    private final DeadLetterTable letters;
    private final EventSource tail;
    private final EventStore events;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final PlatformTransactionManager springTransactions;
    private final Duration claimTimeout;

    ProjectionProcessorFactory(
            List<Projection> projections,
            SlotTable slots,
            DeadLetterTable letters,
            EventSource tail,
            EventStore events,
            TokenStore tokens,
            TransactionManager transactions,
            PlatformTransactionManager springTransactions,
            @Value("${roster.claim-timeout}") Duration claimTimeout) {
        this.projections = projections.stream().collect(Collectors.toMap(Projection::processor, Function.identity()));
        this.slots = slots;
        this.letters = letters;
        this.tail = tail;
        this.events = events;
        this.tokens = tokens;
        this.transactions = transactions;
        this.springTransactions = springTransactions;
        this.claimTimeout = claimTimeout;
    }

    /** The processor of a projection; for any other event handlers, those of reactions, one that starts with new events. */
    EventProcessor create(String name, Configuration axon, EventHandlerInvoker handlers) {
        Projection projection = projections.get(name);
        if (projection == null) {
            return builder(name, axon)
                    .eventHandlerInvoker(handlers)
                    .initialToken(StreamableMessageSource::createHeadToken)
                    .build();
        }
        DeadLetteringInvoker deadLettering =
                new DeadLetteringInvoker(name, handlers, letters, events, springTransactions);
        return new ProjectionProcessor(
                builder(name, axon)
                        .eventHandlerInvoker(deadLettering)
                        .initialToken(StreamableMessageSource::createTailToken)
                        .batchSize(DeadLetteringInvoker.BATCH_SIZE),
                projection,
                deadLettering,
                slots);
    }

    private PooledStreamingEventProcessor.Builder builder(String name, Configuration axon) {
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(tail)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(stoppedWith(axon, new CappedDelayExecutor(new AxonThreadFactory("coordinator"))))
                .workerExecutor(stoppedWith(
                        axon, Executors.newScheduledThreadPool(WORKERS, new AxonThreadFactory("projection"))))
                .initialSegmentCount(SEGMENTS)
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(claimTimeout.dividedBy(4).toMillis());
    }

    private static ScheduledExecutorService stoppedWith(Configuration axon, ScheduledExecutorService executor) {
        axon.onShutdown(executor::shutdown);
        return executor;
    }
}
