package io.roster.projection.run;

import io.roster.projection.deadletter.DeadLetteringInvoker;
import io.roster.projection.deadletter.DeadLetteringInvoker.Failure;
import io.roster.projection.position.SlotTable;
import io.roster.projection.position.TokenPosition;
import io.roster.projection.position.TokenTable;
import io.roster.readmodel.Projection;
import java.util.Collection;
import java.util.Optional;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;

/** Runs a projection, if the table of slots says that it is to run. */
public class ProjectionProcessor extends PooledStreamingEventProcessor {

    private final Projection projection;
    private final DeadLetteringInvoker deadLettering;
    private final SlotTable slots;
    private volatile boolean nodeStops;

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

    /** Why it makes no headway on this node; empty if it does, or if it has got beyond that on another. */
    Optional<String> failure(Collection<TokenTable.Segment> segments) {
        return deadLettering.failures().stream()
                .filter(failure -> isRunning()
                        && segments.stream()
                                .anyMatch(segment -> !TokenPosition.covers(segment.token(), failure.token())))
                .map(Failure::reason)
                .findFirst();
    }

    /** Whether this node cannot do its work, or cannot claim what no other does. */
    boolean isStuck(Collection<TokenTable.Segment> segments) {
        return isError()
                && segments.stream()
                        .anyMatch(segment ->
                                segment.owner() == null || processingStatus().containsKey(segment.id()));
    }

    /** Does nothing once the node stops. */
    @Override
    public void start() {
        if (!nodeStops) {
            deadLettering.startAfresh();
            super.start();
        }
    }

    @Override
    public void registerLifecycleHandlers(Lifecycle.LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS, () -> {
            if (slots.running().contains(getName())) {
                start();
            }
        });
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, () -> {
            nodeStops = true;
            return shutdownAsync();
        });
    }
}
