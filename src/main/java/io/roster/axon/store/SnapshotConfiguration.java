package io.roster.axon.store;

import io.roster.message.command.CommandHandling;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.SnapshotterSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Snapshots of aggregates with many events, which make all aggregates load equally fast (ADR 21). */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

    /** An aggregate gets a snapshot when this many events were read or applied since its last one. */
    static final int EVENTS = 50;

    private static final long STOP_SECONDS = 5;

    @Bean(CommandHandling.SNAPSHOTS)
    SnapshotTriggerDefinition snapshotTrigger(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS);
    }

    /** Makes snapshots in a thread of its own, after the command. One that fails is made after a later command. */
    @Bean
    SpringAggregateSnapshotter snapshotter(
            org.axonframework.config.Configuration axon,
            EventStore events,
            TransactionManager transactions,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            SnapshotterSpanFactory spans) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new AxonThreadFactory("snapshots"),
                new ThreadPoolExecutor.DiscardPolicy());
        axon.onShutdown(() -> stop(executor));
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(axon::repository)
                .eventStore(events)
                .transactionManager(transactions)
                .handlerDefinition(handlers)
                .parameterResolverFactory(parameters)
                .spanFactory(spans)
                .executor(executor)
                .build();
    }

    /** Finishes the snapshot in progress and drops the others. */
    private static void stop(ThreadPoolExecutor executor) {
        executor.getQueue().clear();
        executor.shutdown();
        try {
            executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
