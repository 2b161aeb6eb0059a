package io.roster.projection;

import io.roster.message.Projection;
import java.util.Optional;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;

/** Runs a projection, if the table of slots says that it is to run. */
class ProjectionProcessor extends PooledStreamingEventProcessor {

    private final Projection projection;
    private final DeadLettering deadLettering;
    private final Slots slots;

    ProjectionProcessor(Builder builder, Projection projection, DeadLettering deadLettering, Slots slots) {
        super(builder);
        this.projection = projection;
        this.deadLettering = deadLettering;
        this.slots = slots;
    }

    Projection projection() {
        return projection;
    }

    DeadLettering deadLettering() {
        return deadLettering;
    }

    /** Why it makes no headway; empty if it does. */
    Optional<String> failure() {
        return deadLettering.failure().filter(failure -> isRunning());
    }

    @Override
    public void registerLifecycleHandlers(Lifecycle.LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS, () -> {
            if (slots.running().contains(getName())) {
                start();
            }
        });
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, this::shutdownAsync);
    }
}
