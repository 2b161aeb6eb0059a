package io.roster.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Changes that a projection writes together: those of all events that are handled in one unit of work, before it commits. Without a unit of
 * work, each is written at once.
 */
public final class Batch<C> {

    private final String key = Batch.class.getName() + "." + UUID.randomUUID();
    private final Consumer<List<C>> writer;
    private final Runnable flush;

    /** Flushes itself, and what its writer adds to other batches, by a function. */
    Batch(Consumer<List<C>> writer, Runnable flush) {
        this.writer = writer;
        this.flush = flush;
    }

    public void add(C change) {
        if (CurrentUnitOfWork.isStarted()) {
            changesOf(CurrentUnitOfWork.get().root()).add(change);
        } else {
            writer.accept(List.of(change));
        }
    }

    private List<C> changesOf(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrComputeResource(key, name -> {
            unitOfWork.onPrepareCommit(it -> flush.run());
            return new ArrayList<>();
        });
    }

    /** Writes the changes of the current unit of work that have not been written yet. */
    void flush() {
        if (CurrentUnitOfWork.isStarted()) {
            List<C> changes = CurrentUnitOfWork.get().root().getOrDefaultResource(key, List.of());
            if (!changes.isEmpty()) {
                List<C> now = List.copyOf(changes);
                changes.clear();
                writer.accept(now);
            }
        }
    }

    /** Forgets the changes of the current unit of work that have not been written yet. */
    void discard() {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get()
                    .root()
                    .getOrDefaultResource(key, new ArrayList<C>())
                    .clear();
        }
    }
}
