package io.roster.projection.consistency;

import io.roster.projection.position.SlotTable;
import io.roster.projection.position.TokenTable;
import io.roster.projection.run.Await;
import io.roster.projection.run.ProjectionProcessor;
import io.roster.projection.run.Projections;
import io.roster.readmodel.Projection;
import io.roster.readmodel.QueryAvailability;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the live projections with the store: marks what has caught up as complete, and publishes this node's
 * {@link QueryAvailability}. Delays the start of the web server until they have caught up, for {@value #START_SECONDS} seconds at most, so
 * that what was acknowledged before a crash can be read after it.
 */
@Component
class ReadModelWatch implements SmartLifecycle {

    private static final long START_SECONDS = 10;
    private static final long INTERVAL_MILLIS = 500;
    private static final Duration BUILDING_INTERVAL = Duration.ofMillis(50);
    private static final Duration START_INTERVAL = Duration.ofMillis(5);

    /** Under a steady load a projection never reaches the head of this very moment. */
    private static final Duration CAUGHT_UP = Duration.ofSeconds(2);

    /** Long enough for a burst of writes, and for another node to take over a projection. */
    private static final Duration FAR_BEHIND = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelWatch.class);

    private final Projections projections;
    private final SlotTable slots;
    private final TokenTable tokens;
    private final ApplicationContext context;
    private final TransactionTemplate transaction;
    private final Map<String, Staleness> staleness = new HashMap<>();
    private QueryAvailability availability = QueryAvailability.BUILDING;
    private volatile boolean running;

    ReadModelWatch(
            Projections projections,
            SlotTable slots,
            TokenTable tokens,
            ApplicationContext context,
            PlatformTransactionManager transactions) {
        this.projections = projections;
        this.slots = slots;
        this.tokens = tokens;
        this.context = context;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        running = true;
        try {
            if (!Await.until(this::isStarted, Duration.ofSeconds(START_SECONDS), START_INTERVAL)) {
                LOG.warn("The read models have not caught up with the event store yet");
            }
        } catch (RuntimeException e) {
            LOG.warn("Cannot compare the read models with the event store: {}", e.toString());
        }
    }

    /** Does not wait for what is paused. */
    private boolean isStarted() {
        boolean caughtUp = projections.eventsBehind(ProjectionProcessor::isRunning) == 0;
        return isAnswering() || caughtUp;
    }

    /** Looks more often while a read model is being built, so that it answers queries as soon as it can. */
    @Scheduled(initialDelay = INTERVAL_MILLIS, fixedDelay = INTERVAL_MILLIS)
    void watch() {
        try {
            Await.until(this::isAnswering, Duration.ofMillis(INTERVAL_MILLIS), BUILDING_INTERVAL);
        } catch (RuntimeException e) {
            LOG.debug("Cannot compare the read models with the event store", e);
        }
    }

    private synchronized boolean isAnswering() {
        Duration stalest = Duration.ZERO;
        boolean complete = true;
        long head = projections.head();
        Set<String> completed = slots.complete();
        for (String readModel : projections.readModels()) {
            ProjectionProcessor live = projections.live(readModel);
            Duration age = staleness(live, head);
            complete &= completed.contains(live.getName()) || (isCaughtUp(age) && complete(live, head));
            stalest = age.compareTo(stalest) > 0 ? age : stalest;
        }
        QueryAvailability before = availability;
        availability = complete ? availability(stalest) : QueryAvailability.BUILDING;
        if (availability != before) {
            AvailabilityChangeEvent.publish(context, availability);
        }
        return availability == QueryAvailability.ANSWERING;
    }

    /** Once far behind, a node has to catch up before it is asked again. */
    private QueryAvailability availability(Duration stalest) {
        boolean fresh =
                availability == QueryAvailability.ANSWERING ? stalest.compareTo(FAR_BEHIND) < 0 : isCaughtUp(stalest);
        return fresh ? QueryAvailability.ANSWERING : QueryAvailability.BEHIND;
    }

    private Duration staleness(ProjectionProcessor processor, long head) {
        return staleness
                .computeIfAbsent(processor.getName(), name -> new Staleness())
                .at(tokens.position(processor.getName()), head);
    }

    private static boolean isCaughtUp(Duration age) {
        return age.compareTo(CAUGHT_UP) <= 0;
    }

    /** Marks the slot of a projection as complete, unless it is being cleared. */
    private boolean complete(ProjectionProcessor processor, long head) {
        Projection projection = processor.projection();
        return transaction.execute(status -> {
            slots.lock(projection.readModel());
            boolean complete = !slots.isEmptying(projection) && isCaughtUp(staleness(processor, head));
            if (complete) {
                slots.setComplete(projection, true);
            }
            return complete;
        });
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
