package io.roster.projection.consistency;

import io.roster.projection.run.Projections;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets the first request wait until the projections have taken what was in the store at the start, so that what was
 * acknowledged before a crash is there to be seen after it. A projection that is far behind, or paused, is not waited for.
 */
@Component
class CatchUpAtStart implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Logger LOG = LoggerFactory.getLogger(CatchUpAtStart.class);

    private final Projections projections;
    private volatile boolean running;

    CatchUpAtStart(Projections projections) {
        this.projections = projections;
    }

    @Override
    public void start() {
        running = true;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (projections.eventsToCome() > 0) {
                if (System.nanoTime() > deadline) {
                    LOG.warn(
                            "The read model is {} events behind and catches up while it is read",
                            projections.eventsToCome());
                    return;
                }
                LockSupport.parkNanos(PAUSE);
            }
        } catch (EventStoreException e) {
            LOG.warn("The event store cannot be asked now how far behind the read model is: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the projections have started, before the web server takes requests. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
