package io.roster.projection.control;

import io.roster.node.OperationRefused;
import io.roster.projection.position.SlotTable;
import io.roster.projection.position.TokenTable;
import io.roster.projection.run.Await;
import io.roster.projection.run.ProjectionProcessor;
import io.roster.projection.run.Projections;
import io.roster.projection.run.SlotReconciler;
import io.roster.readmodel.Projection;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Segment;
import org.springframework.stereotype.Component;

/** The operations on projections, but for {@link ReadModelRebuild}. They take effect on all nodes: each follows the slot table. */
@Component
public class ProjectionControl {

    /** Follows the name of an operation in the record if it could not be carried out. */
    static final String CANCELLED = "-cancelled";

    private final Projections projections;
    private final SlotTable slots;
    private final TokenTable tokens;
    private final SlotReconciler reconciler;
    private final OperationJournal journal;

    ProjectionControl(
            Projections projections,
            SlotTable slots,
            TokenTable tokens,
            SlotReconciler reconciler,
            OperationJournal journal) {
        this.projections = projections;
        this.slots = slots;
        this.tokens = tokens;
        this.reconciler = reconciler;
        this.journal = journal;
    }

    public void pause(String readModel) {
        setRunning(projections.live(readModel), false, "pause");
    }

    public void resume(String readModel) {
        setRunning(projections.live(readModel), true, "resume");
    }

    /**
     * Makes the standby slot the live one, on all nodes at once. The slot that was live is stopped, and keeps its rows until it is
     * dropped or rebuilt.
     */
    public void switchOver(String readModel) {
        projections.require(readModel);
        if (!Await.until(() -> trySwitchOver(readModel))) {
            throw OperationRefused.conflict("The other slot is %d events behind. Wait until it has caught up."
                    .formatted(projections.eventsBehind(projections.standby(readModel))));
        }
        reconciler.reconcile();
    }

    /** Splits the largest segment of the live projection in two, so that two threads or nodes can share the work. */
    public void split(String readModel) {
        ProjectionProcessor live = liveAndRunning(readModel);
        int largest = segments(live)
                .min(Comparator.comparingInt(Segment::getMask))
                .orElseThrow(() -> OperationRefused.conflict("The projection has no segment yet."))
                .getSegmentId();
        splitOrMerge(live, "split", Set.of(largest), () -> live.splitSegment(largest));
    }

    /** Merges the two smallest segments of the live projection. */
    public void merge(String readModel) {
        ProjectionProcessor live = liveAndRunning(readModel);
        Segment smallest = segments(live)
                .max(Comparator.comparingInt(Segment::getMask))
                .filter(segment -> segment.getMask() > 0)
                .orElseThrow(() -> OperationRefused.conflict("The projection has only one segment."));
        int id = smallest.getSegmentId();
        splitOrMerge(live, "merge", Set.of(id, smallest.mergeableSegmentId()), () -> live.mergeSegment(id));
    }

    private void setRunning(ProjectionProcessor processor, boolean running, String operation) {
        Projection projection = processor.projection();
        journal.perform(new OperationPerformed(projection.readModel(), operation, null), () -> {
            boolean changed = slots.isRunning(projection) != running;
            slots.setRunning(projection, running);
            return changed;
        });
        reconciler.reconcile();
    }

    private boolean trySwitchOver(String readModel) {
        return journal.perform(new OperationPerformed(readModel, "switch", null), () -> {
            Projection standby = projections.standby(readModel).projection();
            if (!slots.isRunning(standby)) {
                throw OperationRefused.conflict("Nothing is being built in the other slot.");
            }
            String live = projections.live(readModel).getName();
            if (tokens.position(standby.processor()) < tokens.highestPosition(live)) {
                return false;
            }
            slots.setLive(standby);
            return true;
        });
    }

    /** Stops the projection on all nodes meanwhile, because this node has to claim all segments involved. */
    private void splitOrMerge(
            ProjectionProcessor live,
            String name,
            Set<Integer> segments,
            Supplier<CompletableFuture<Boolean>> operation) {
        setRunning(live, false, name);
        boolean done = false;
        try {
            done = reconciler.splitOrMerge(live, segments, operation);
        } finally {
            setRunning(live, true, done ? "resume" : name + CANCELLED);
        }
        if (!done) {
            throw OperationRefused.conflict("Cannot claim the segments. Perhaps another node has not released them.");
        }
    }

    private ProjectionProcessor liveAndRunning(String readModel) {
        ProjectionProcessor live = projections.live(readModel);
        if (!slots.isRunning(live.projection())) {
            throw OperationRefused.conflict("The projection is paused.");
        }
        return live;
    }

    private Stream<Segment> segments(ProjectionProcessor processor) {
        return Stream.of(Segment.computeSegments(tokens.of(processor.getName()).stream()
                .mapToInt(TokenTable.Segment::id)
                .toArray()));
    }
}
