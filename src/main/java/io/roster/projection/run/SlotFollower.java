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
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts, stops and empties projections on this node, as the table of slots says. */
@Component
public class SlotFollower {

    private static final long FOLLOW_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(SlotFollower.class);

    private final Projections projections;
    private final SlotTable slots;
    private final TokenTable tokens;
    private final TransactionTemplate transaction;

    SlotFollower(Projections projections, SlotTable slots, TokenTable tokens, PlatformTransactionManager transactions) {
        this.projections = projections;
        this.slots = slots;
        this.tokens = tokens;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Does on this node what the table of slots says. */
    @Scheduled(fixedDelay = FOLLOW_MILLIS)
    public synchronized void follow() {
        try {
            Set<String> running = slots.running();
            Set<String> emptying = slots.emptying();
            projections.all().forEach(processor -> follow(processor, running, emptying));
        } catch (RuntimeException e) {
            LOG.debug("The table of slots cannot be read now", e);
        }
    }

    private void follow(ProjectionProcessor processor, Set<String> running, Set<String> emptying) {
        try {
            startOrStop(processor, running.contains(processor.getName()), emptying.contains(processor.getName()));
        } catch (RuntimeException e) {
            LOG.warn("{} cannot do now what it is to do: {}", processor.getName(), e.toString());
        }
    }

    private void startOrStop(ProjectionProcessor processor, boolean toRun, boolean toBeEmptied) {
        if (!toRun && processor.isRunning()) {
            processor.shutDown();
        }
        if (toBeEmptied) {
            empty(processor);
        } else if (toRun && !processor.isRunning()) {
            processor.start();
        }
    }

    /** Runs a projection here, while it is to run nowhere, until it has some of its segments and has divided them; whether it has. */
    public synchronized boolean isDivided(
            ProjectionProcessor live, Set<Integer> segments, Supplier<CompletableFuture<Boolean>> division) {
        live.start();
        try {
            return Await.comesTrue(() -> live.processingStatus().keySet().containsAll(segments))
                    && division.get()
                            .exceptionally(failure -> false)
                            .completeOnTimeout(false, Await.LONG.toMillis(), TimeUnit.MILLISECONDS)
                            .join();
        } finally {
            live.shutDown();
        }
    }

    private void empty(ProjectionProcessor processor) {
        try {
            transaction.executeWithoutResult(status -> emptyIfOrdered(processor, status));
        } catch (UnableToClaimTokenException e) {
            LOG.debug("Another node has not let go of {}", processor.getName());
        }
    }

    /**
     * The position goes first, because the embedded database commits before it empties a table: a projection without rows that is
     * past its events would never have them again. The slots are locked last, because a table may be waited for.
     */
    private void emptyIfOrdered(ProjectionProcessor processor, TransactionStatus status) {
        if (!slots.emptying().contains(processor.getName())) {
            return;
        }
        Projection projection = processor.projection();
        slots.hurry();
        processor.resetTokens();
        projection.clear();
        slots.lock(projection.readModel());
        if (!slots.emptying().contains(processor.getName())) {
            status.setRollbackOnly();
            return;
        }
        slots.setEmptying(projection.readModel(), projection.slot(), false);
        if (!slots.running().contains(processor.getName())) {
            tokens.forget(processor.getName());
        }
    }
}
