package io.roster.projection.control;

import io.roster.node.OperationRefused;
import io.roster.projection.position.SlotTable;
import io.roster.projection.run.Await;
import io.roster.projection.run.ProjectionProcessor;
import io.roster.projection.run.Projections;
import io.roster.projection.run.SlotReconciler;
import io.roster.readmodel.Projection;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Rebuilds a read model from the first event. It only requests that in the slot table; the {@link SlotReconciler} of some node clears
 * the tables and the token and starts the projection. So that happens even if this node crashes or the database goes down meanwhile.
 */
@Component
public class ReadModelRebuild {

    private final Projections projections;
    private final SlotTable slots;
    private final SlotReconciler reconciler;
    private final OperationJournal journal;

    ReadModelRebuild(Projections projections, SlotTable slots, SlotReconciler reconciler, OperationJournal journal) {
        this.projections = projections;
        this.slots = slots;
        this.reconciler = reconciler;
        this.journal = journal;
    }

    /** Rebuilds the live slot in place. */
    public void replay(String readModel) {
        reset(readModel, "replay", () -> projections.live(readModel), true);
    }

    /** Rebuilds the read model in the standby slot. */
    public void build(String readModel) {
        reset(readModel, "build", () -> projections.standby(readModel), true);
    }

    /** Stops the projection in the standby slot, and clears its tables and token. */
    public void drop(String readModel) {
        reset(readModel, "drop", () -> projections.standby(readModel), false);
    }

    /** Waits until some node has cleared the projection; until the node that runs it has stopped, that node holds the token. */
    private void reset(
            String readModel, String operation, Supplier<ProjectionProcessor> target, boolean runAfterwards) {
        projections.require(readModel);
        AtomicReference<PendingReset> requested = new AtomicReference<>();
        journal.perform(new OperationPerformed(readModel, operation, null), () -> {
            Projection projection = target.get().projection();
            if (slots.isEmptying(projection)) {
                throw OperationRefused.conflict("The projection is already being cleared.");
            }
            requested.set(new PendingReset(operation, projection, slots.isRunning(projection)));
            slots.setRunning(projection, runAfterwards);
            slots.setEmptying(projection, true);
            return true;
        });
        PendingReset reset = requested.get();
        if (!Await.until(() -> isDone(reset)) && cancel(reset)) {
            throw OperationRefused.conflict("Another node does not release the projection, or its tables are locked,"
                    + " for example by a database dump.");
        }
        reconciler.reconcile();
    }

    private boolean isDone(PendingReset reset) {
        reconciler.reconcile();
        return !slots.isEmptying(reset.projection());
    }

    /** Returns false if the projection has been cleared after all. */
    private boolean cancel(PendingReset reset) {
        Projection projection = reset.projection();
        String operation = reset.operation() + ProjectionControl.CANCELLED;
        return journal.perform(new OperationPerformed(projection.readModel(), operation, null), () -> {
            boolean pending = slots.isEmptying(projection);
            if (pending) {
                slots.setRunning(projection, reset.wasRunning());
                slots.setEmptying(projection, false);
            }
            return pending;
        });
    }

    private record PendingReset(String operation, Projection projection, boolean wasRunning) {}
}
