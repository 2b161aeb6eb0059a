package io.roster.projection.run;

import io.roster.projection.deadletter.DeadLetteringInvoker;
import io.roster.projection.deadletter.DeadLetteringInvoker.Failure;
import io.roster.projection.position.SlotTable;
import io.roster.projection.position.TokenPosition;
import io.roster.projection.position.TokenTable.Segment;
import io.roster.readmodel.Projection;
import java.util.Collection;
import java.util.Optional;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;

/** Runs a projection. Starts with the node if the slot table says that the projection should run. */
public class ProjectionProcessor extends PooledStreamingEventProcessor {

    private final Projection projection;
    private final DeadLetteringInvoker deadLettering;
    private final SlotTable slots;
    private volatile boolean shuttingDown;

    ProjectionProcessor(Builder builder, Projection projection, DeadLetteringInvoker deadLettering, SlotTable slots) {
        super(builder);
        this.projection = projection;
        this.deadLettering = deadLettering;
        this.slots = slots;
    }

    public Projection projection() {
        return projection;
    }

    public DeadLetteringInvoker deadLettering() {
        return deadLettering;
    }

    /** Why a segment has not advanced past a failure on this node; empty if all have, here or on another node. */
    Optional<String> failure(Collection<Segment> segments) {
        return deadLettering.failures().stream()
                .filter(failure -> isRunning()
                        && segments.stream()
                                .anyMatch(segment -> !TokenPosition.covers(segment.token(), failure.token())))
                .map(Failure::reason)
                .findFirst();
    }

    /** Whether an error on this node holds up a segment that this node has claimed, or that no node has. */
    boolean isBlocked(Collection<Segment> segments) {
        return isError()
                && segments.stream()
                        .anyMatch(segment ->
                                segment.owner() == null || processingStatus().containsKey(segment.id()));
    }

    /** Without the one that prepares the metadata of further messages for each event: a projection sends none. */
    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super EventMessage<?>> interceptor) {
        return interceptor instanceof CorrelationDataInterceptor
                ? () -> true
                : super.registerHandlerInterceptor(interceptor);
    }

    /** Does nothing once the node shuts down. */
    @Override
    public void start() {
        if (!shuttingDown) {
            deadLettering.clearFailures();
            super.start();
        }
    }

    @Override
    public void registerLifecycleHandlers(Lifecycle.LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS, () -> {
            if (slots.isRunning(projection)) {
                start();
            }
        });
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, () -> {
            shuttingDown = true;
            return shutdownAsync();
        });
    }
}
