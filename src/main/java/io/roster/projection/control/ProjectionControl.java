package io.roster.projection.control;

import io.roster.node.OperationRefused;
import io.roster.projection.position.SlotTable;
import io.roster.projection.position.TokenTable;
import io.roster.projection.run.Await;
import io.roster.projection.run.ProjectionProcessor;
import io.roster.projection.run.Projections;
import io.roster.projection.run.SlotFollower;
import io.roster.readmodel.Projection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Segment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What operators ask for: it is put into the table of slots, which {@link SlotFollower} follows on every node. So what is asked of one
 * node is done by all, and what is to be emptied is so even if that node is killed or the database goes away meanwhile.
 */
@Component
public class ProjectionControl {

    private final Projections projections;
    private final SlotTable slots;
    private final TokenTable tokens;
    private final SlotFollower follower;
    private final TransactionTemplate transaction;

    ProjectionControl(
            Projections projections,
            SlotTable slots,
            TokenTable tokens,
            SlotFollower follower,
            PlatformTransactionManager transactions) {
        this.projections = projections;
        this.slots = slots;
        this.tokens = tokens;
        this.follower = follower;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Stops the live projection where it is, until it is resumed. */
    public void pause(String readModel) {
        setRunning(projections.live(readModel), false);
    }

    /** Lets the live projection go on. */
    public void resume(String readModel) {
        setRunning(projections.live(readModel), true);
    }

    /** Empties the live read model and starts at the first event. */
    public void replay(String readModel) {
        orderEmptying(() -> projections.live(readModel), true);
    }

    /** Builds the read model anew, in the other slot. */
    public void build(String readModel) {
        orderEmptying(() -> projections.beside(readModel), true);
    }

    /** Stops and empties the other slot, which then has no position. */
    public void drop(String readModel) {
        orderEmptying(() -> projections.beside(readModel), false);
    }

    /**
     * Makes the other slot the live one, for all nodes at once. What was live is stopped and kept, until it is dropped or built anew.
     *
     * @throws OperationRefused if the other slot is behind the live one
     */
    public void switchOver(String readModel) {
        if (!Await.comesTrue(() -> isSwitched(readModel))) {
            throw OperationRefused.conflict("What is built beside is %d events behind. Wait until it has caught up."
                    .formatted(projections.eventsBehind(projections.beside(readModel))));
        }
        follower.follow();
    }

    /** Splits the greatest segment of the live projection in two, so that two threads or nodes can share it. */
    public void split(String readModel) {
        ProjectionProcessor live = liveUnpaused(readModel);
        Segment largest = segments(live)
                .min(Comparator.comparingInt(Segment::getMask))
                .orElseThrow(() -> OperationRefused.conflict("It has no segment yet."));
        divide(live, Set.of(largest.getSegmentId()), () -> live.splitSegment(largest.getSegmentId()));
    }

    /**
     * Joins the two smallest segments of the live projection.
     *
     * @throws OperationRefused if there is but one
     */
    public void merge(String readModel) {
        ProjectionProcessor live = liveUnpaused(readModel);
        Segment smallest = segments(live)
                .max(Comparator.comparingInt(Segment::getMask))
                .filter(segment -> segment.getMask() > 0)
                .orElseThrow(() -> OperationRefused.conflict("It has one segment only."));
        Set<Integer> both = Set.of(smallest.getSegmentId(), smallest.mergeableSegmentId());
        divide(live, both, () -> live.mergeSegment(smallest.getSegmentId()));
    }

    private void setRunning(ProjectionProcessor processor, boolean running) {
        Projection projection = processor.projection();
        slots.setRunning(projection.readModel(), projection.slot(), running);
        follower.follow();
    }

    /** Other nodes stop within moments; until they have, the position is theirs. What then cannot be done is not done at all. */
    private void orderEmptying(Supplier<ProjectionProcessor> which, boolean thenRuns) {
        Order order = Objects.requireNonNull(transaction.execute(status -> {
            slots.lock(which.get().projection().readModel());
            ProjectionProcessor processor = which.get();
            if (slots.emptying().contains(processor.getName())) {
                throw OperationRefused.conflict("It is being emptied already.");
            }
            Order placed = new Order(processor, slots.running().contains(processor.getName()));
            set(placed, thenRuns, true);
            return placed;
        }));
        if (!Await.comesTrue(() -> isDone(order)) && isGivenUp(order)) {
            throw OperationRefused.conflict(
                    "Another node does not let go of it, or its tables are in use, by a dump perhaps.");
        }
        follower.follow();
    }

    private boolean isDone(Order order) {
        follower.follow();
        return !slots.emptying().contains(order.processor().getName());
    }

    private boolean isGivenUp(Order order) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            slots.lock(order.processor().projection().readModel());
            boolean undone = slots.emptying().contains(order.processor().getName());
            if (undone) {
                set(order, order.ran(), false);
            }
            return undone;
        }));
    }

    private void set(Order order, boolean running, boolean emptying) {
        Projection projection = order.processor().projection();
        slots.setRunning(projection.readModel(), projection.slot(), running);
        slots.setEmptying(projection.readModel(), projection.slot(), emptying);
    }

    private boolean isSwitched(String readModel) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            slots.lock(readModel);
            ProjectionProcessor beside = projections.beside(readModel);
            if (!slots.running().contains(beside.getName())) {
                throw OperationRefused.conflict("Nothing is being built beside it.");
            }
            String live = projections.live(readModel).getName();
            if (tokens.position(beside.getName()) < tokens.furthest(live)) {
                return false;
            }
            slots.setLive(readModel, beside.projection().slot());
            return true;
        }));
    }

    /** Stops it on all nodes, since no two can work on the segments of both, divides it here, and lets all go on. */
    private void divide(
            ProjectionProcessor live, Set<Integer> segments, Supplier<CompletableFuture<Boolean>> division) {
        setRunning(live, false);
        try {
            if (!follower.isDivided(live, segments, division)) {
                throw OperationRefused.conflict(
                        "It could not be done now. Another node does not let go of it, perhaps.");
            }
        } finally {
            setRunning(live, true);
        }
    }

    private ProjectionProcessor liveUnpaused(String readModel) {
        ProjectionProcessor live = projections.live(readModel);
        if (!slots.running().contains(live.getName())) {
            throw OperationRefused.conflict("It is paused.");
        }
        return live;
    }

    private Stream<Segment> segments(ProjectionProcessor processor) {
        return Stream.of(Segment.computeSegments(tokens.of(processor.getName()).stream()
                .mapToInt(TokenTable.Segment::id)
                .toArray()));
    }

    /**
     * That a projection be emptied.
     *
     * @param ran whether it was to run before
     */
    private record Order(ProjectionProcessor processor, boolean ran) {}
}
