package io.roster.projection.consistency;

import io.roster.projection.run.Await;
import io.roster.projection.run.ProjectionProcessor;
import io.roster.projection.run.Projections;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delays the start of the web server until the projections have caught up with the store, so that what was acknowledged before a crash
 * can be read after it. Does not wait for a projection that is far behind, or paused.
 */
@Component
class CatchUpAtStart implements SmartLifecycle {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);
    private static final Logger LOG = LoggerFactory.getLogger(CatchUpAtStart.class);

    private final Projections projections;
    private volatile boolean running;

    CatchUpAtStart(Projections projections) {
        this.projections = projections;
    }

    @Override
    public void start() {
        running = true;
        try {
            if (!Await.until(() -> eventsBehind() == 0, TIMEOUT, POLL_INTERVAL)) {
                LOG.warn("Starting to answer queries while the read model is {} events behind", eventsBehind());
            }
        } catch (EventStoreException e) {
            LOG.warn("Cannot ask the event store how far the read model is behind: {}", e.toString());
        }
    }

    private long eventsBehind() {
        return projections.eventsBehind(ProjectionProcessor::isRunning);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the projections, and before the web server. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
