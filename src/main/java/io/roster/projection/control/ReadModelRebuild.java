package io.roster.projection.control;

import io.roster.node.OperationRefused;
import io.roster.projection.position.SlotTable;
import io.roster.projection.run.Await;
import io.roster.projection.run.ProjectionProcessor;
import io.roster.projection.run.Projections;
import io.roster.projection.run.SlotReconciler;
import io.roster.readmodel.Projection;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rebuilds a read model from the first event. It only requests that in the slot table; the {@link SlotReconciler} of some node clears
 * the tables and the token and starts the projection. So that happens even if this node crashes or the database goes down meanwhile.
 */
@Component
public class ReadModelRebuild {

    private final Projections projections;
    private final SlotTable slots;
    private final SlotReconciler reconciler;
    private final TransactionTemplate transaction;

    ReadModelRebuild(
            Projections projections,
            SlotTable slots,
            SlotReconciler reconciler,
            PlatformTransactionManager transactions) {
        this.projections = projections;
        this.slots = slots;
        this.reconciler = reconciler;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Rebuilds the live slot in place. */
    public void replay(String readModel) {
        reset(() -> projections.live(readModel), true);
    }

    /** Rebuilds the read model in the standby slot. */
    public void build(String readModel) {
        reset(() -> projections.standby(readModel), true);
    }

    /** Stops the projection in the standby slot, and clears its tables and token. */
    public void drop(String readModel) {
        reset(() -> projections.standby(readModel), false);
    }

    /** Waits until some node has cleared the projection; until the node that runs it has stopped, that node holds the token. */
    private void reset(Supplier<ProjectionProcessor> target, boolean runAfterwards) {
        PendingReset reset = transaction.execute(status -> {
            slots.lock(target.get().projection().readModel());
            Projection projection = target.get().projection();
            if (slots.isEmptying(projection)) {
                throw OperationRefused.conflict("The projection is already being cleared.");
            }
            boolean wasRunning = slots.isRunning(projection);
            slots.setRunning(projection, runAfterwards);
            slots.setEmptying(projection, true);
            return new PendingReset(projection, wasRunning);
        });
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
        return transaction.execute(status -> {
            slots.lock(reset.projection().readModel());
            boolean pending = slots.isEmptying(reset.projection());
            if (pending) {
                slots.setRunning(reset.projection(), reset.wasRunning());
                slots.setEmptying(reset.projection(), false);
            }
            return pending;
        });
    }

    private record PendingReset(Projection projection, boolean wasRunning) {}
}
