package io.roster.projection;

import io.roster.message.Projection;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Starts, stops and empties projections. What is to run is in the table of slots, and each node follows it: so what is asked of one
 * node is done by all.
 */
@Component
class ProjectionControl {

    private static final long FOLLOW_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionControl.class);

    private final Projections projections;
    private final Slots slots;
    private final Tokens tokens;
    private final Set<String> running = new HashSet<>();

    ProjectionControl(Projections projections, Slots slots, Tokens tokens) {
        this.projections = projections;
        this.slots = slots;
        this.tokens = tokens;
    }

    /** Does on this node what the table of slots has come to say since the last time. */
    @Scheduled(fixedDelay = FOLLOW_MILLIS)
    synchronized void follow() {
        Set<String> wanted;
        try {
            wanted = slots.running();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The table of slots cannot be read now", e);
            return;
        }
        for (ProjectionProcessor processor : projections.all()) {
            String name = processor.getName();
            if (wanted.contains(name) && running.add(name) && !processor.isRunning()) {
                processor.start();
            } else if (!wanted.contains(name) && running.remove(name) && processor.isRunning()) {
                processor.shutDown();
            }
        }
    }

    /** Stops the live projection where it is, until it is resumed. */
    void pause(String readModel) {
        stop(projections.live(readModel));
    }

    /** Lets the live projection go on. */
    void resume(String readModel) {
        run(projections.live(readModel));
    }

    /** Empties the live read model and starts at the first event. */
    void replay(String readModel) {
        ProjectionProcessor live = projections.live(readModel);
        try {
            rewind(live);
        } catch (RuntimeException e) {
            run(live);
            throw e;
        }
        live.projection().clear();
        run(live);
    }

    /** Builds the read model anew, in the other slot. */
    void build(String readModel) {
        ProjectionProcessor beside = projections.beside(readModel);
        empty(beside);
        run(beside);
    }

    /**
     * Makes the other slot the live one, for all nodes at once. What was live is stopped and kept, until it is dropped or built anew.
     *
     * @throws Refusal if the other slot is behind the live one
     */
    void switchOver(String readModel) {
        ProjectionProcessor live = projections.live(readModel);
        ProjectionProcessor beside = projections.beside(readModel);
        requireRunning(beside);
        if (!comesTrue(() -> tokens.position(beside.getName()) >= tokens.position(live.getName()))) {
            throw Refusal.conflict("What is built beside is %d events behind. Wait until it has caught up."
                    .formatted(projections.eventsBehind(beside)));
        }
        slots.setLive(readModel, beside.projection().slot());
        follow();
    }

    /** Stops and empties the other slot, which then has no position. */
    void drop(String readModel) {
        ProjectionProcessor beside = projections.beside(readModel);
        empty(beside);
        tokens.forget(beside.getName());
    }

    /**
     * Splits a segment of the live projection in two, so that two threads or nodes can share it.
     *
     * @throws Refusal if this node does not run it
     */
    void split(String readModel) {
        ProjectionProcessor live = projections.live(readModel);
        Segment largest = Stream.of(Segment.computeSegments(segments(live)))
                .min(Comparator.comparingInt(Segment::getMask))
                .orElseThrow(() -> Refusal.conflict("It has no segment yet."));
        requireDone(live.splitSegment(largest.getSegmentId()).join());
    }

    /**
     * Joins two segments of the live projection.
     *
     * @throws Refusal if this node does not run them, or there is but one
     */
    void merge(String readModel) {
        ProjectionProcessor live = projections.live(readModel);
        int[] segments = segments(live);
        if (segments.length < 2) {
            throw Refusal.conflict("It has one segment only.");
        }
        Segment smallest = Stream.of(Segment.computeSegments(segments))
                .max(Comparator.comparingInt(Segment::getMask))
                .orElseThrow();
        requireDone(live.mergeSegment(smallest.getSegmentId()).join());
    }

    private void run(ProjectionProcessor processor) {
        setRunning(processor, true);
    }

    private void stop(ProjectionProcessor processor) {
        setRunning(processor, false);
    }

    private void setRunning(ProjectionProcessor processor, boolean run) {
        Projection projection = processor.projection();
        slots.setRunning(projection.readModel(), projection.slot(), run);
        follow();
    }

    /** The position goes first: a projection without rows that is past its events would never have them again. */
    private void empty(ProjectionProcessor processor) {
        rewind(processor);
        processor.projection().clear();
    }

    /** Other nodes stop within moments; until they have, its position is theirs. */
    private void rewind(ProjectionProcessor processor) {
        stop(processor);
        if (!comesTrue(() -> reset(processor))) {
            throw Refusal.conflict("Another node does not let go of it.");
        }
    }

    private static boolean reset(ProjectionProcessor processor) {
        try {
            processor.resetTokens();
            return true;
        } catch (UnableToClaimTokenException e) {
            return false;
        }
    }

    private int[] segments(ProjectionProcessor processor) {
        return tokens.of(processor.getName()).stream()
                .mapToInt(Tokens.Segment::id)
                .toArray();
    }

    private void requireRunning(ProjectionProcessor beside) {
        if (!slots.running().contains(beside.getName())) {
            throw Refusal.conflict("Nothing is being built beside it.");
        }
    }

    private static void requireDone(boolean done) {
        if (!done) {
            throw Refusal.conflict("Another node runs that segment. Ask that node.");
        }
    }

    private static boolean comesTrue(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }
}
