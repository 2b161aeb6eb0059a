package io.roster.projection.run;

import io.roster.projection.position.SlotTable;
import io.roster.projection.position.TokenTable;
import io.roster.readmodel.Projection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts, stops and clears the projections on this node as the slot table says. */
@Component
public class SlotReconciler {

    private static final long INTERVAL_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(SlotReconciler.class);

    private final Projections projections;
    private final SlotTable slots;
    private final TokenTable tokens;
    private final TransactionTemplate transaction;

    SlotReconciler(
            Projections projections, SlotTable slots, TokenTable tokens, PlatformTransactionManager transactions) {
        this.projections = projections;
        this.slots = slots;
        this.tokens = tokens;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = INTERVAL_MILLIS)
    public synchronized void reconcile() {
        try {
            Set<String> running = slots.running();
            Set<String> emptying = slots.emptying();
            for (ProjectionProcessor processor : projections.all()) {
                String name = processor.getName();
                reconcile(processor, running.contains(name), emptying.contains(name));
            }
        } catch (RuntimeException e) {
            LOG.debug("Cannot read the slot table", e);
        }
    }

    private void reconcile(ProjectionProcessor processor, boolean running, boolean emptying) {
        try {
            if (!running && processor.isRunning()) {
                processor.shutDown();
            }
            if (emptying) {
                transaction.executeWithoutResult(status -> clear(processor));
            } else if (running && !processor.isRunning()) {
                processor.start();
            }
        } catch (UnableToClaimTokenException e) {
            LOG.debug("Another node has not released {} yet", processor.getName());
        } catch (RuntimeException e) {
            LOG.warn("Cannot start, stop or clear {}; will retry: {}", processor.getName(), e.toString());
        }
    }

    /**
     * The slot is marked and the token reset first, because the embedded database commits before it truncates a table: a projection without
     * rows whose token is past their events would never get them back.
     */
    private void clear(ProjectionProcessor processor) {
        Projection projection = processor.projection();
        slots.lock(projection.readModel());
        if (!slots.isEmptying(projection)) {
            return;
        }
        slots.limitLockWait();
        slots.setComplete(projection, false);
        processor.resetTokens();
        projection.clear();
        slots.setEmptying(projection, false);
        if (!slots.isRunning(projection)) {
            tokens.delete(processor.getName());
        }
    }

    /** Runs a projection that is stopped on all nodes until it has split or merged segments. Returns whether that succeeded. */
    public synchronized boolean splitOrMerge(
            ProjectionProcessor processor, Set<Integer> segments, Supplier<CompletableFuture<Boolean>> operation) {
        processor.start();
        try {
            return Await.until(() -> processor.processingStatus().keySet().containsAll(segments))
                    && operation
                            .get()
                            .exceptionally(failure -> false)
                            .completeOnTimeout(false, Await.OPERATION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                            .join();
        } finally {
            processor.shutDown();
        }
    }
}
