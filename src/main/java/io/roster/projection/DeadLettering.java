package io.roster.projection;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives events to the handlers of one projection. An event that they cannot take is set aside, as a dead letter, and so are the later
 * ones of its aggregate; those of others go on.
 *
 * <p>The first failure fails the whole batch, which then is done again event by event, each in a savepoint: a failure that comes
 * again is the event's, and nothing of it stays. Failures that would befall any event, of the connection for example, are never an
 * event's fault.
 */
class DeadLettering implements EventHandlerInvoker {

    /** So many events after a failure are done one by one, which is twice as many as are in a batch. */
    private static final int CAUTIOUS_FOR = 2 * ProjectionProcessors.BATCH_SIZE;

    /**
     * SQLSTATEs, or their classes, of failures that are not of the statement: of the connection, races, resources, locks, operators,
     * the system; and H2's own for locks (HYT, 90131) and for a closed or broken file (9009, 9002, 9003).
     */
    private static final Set<String> OF_THE_DATABASE =
            Set.of("08", "40", "53", "55", "57", "58", "HYT", "90131", "9009", "9002", "9003");

    /** Where a unit of work keeps whether there are letters. */
    private static final String HOLDING = DeadLettering.class.getName() + ".holding";

    private final String processor;
    private final EventHandlerInvoker handlers;
    private final DeadLetters letters;
    private final EventStore events;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;
    private final AtomicInteger cautious = new AtomicInteger();
    private volatile @Nullable String failure;

    DeadLettering(
            String processor,
            EventHandlerInvoker handlers,
            DeadLetters letters,
            EventStore events,
            PlatformTransactionManager transactions) {
        this.processor = processor;
        this.handlers = handlers;
        this.letters = letters;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Why the last event could not be taken; empty if it was. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** All of them, so that the position is that of the last event, whether a handler takes it or not. */
    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        if (!handlers.canHandle(event, segment)) {
            return;
        }
        try {
            take((DomainEventMessage<?>) event, segment);
            failure = null;
        } catch (Exception e) {
            cautious.set(CAUTIOUS_FOR);
            failure = DeadLetters.text(e);
            throw e;
        }
    }

    @Override
    public boolean supportsReset() {
        return handlers.supportsReset();
    }

    @Override
    public void performReset() {
        letters.clear(processor);
        handlers.performReset();
    }

    @Override
    public <R> void performReset(@Nullable R context) {
        letters.clear(processor);
        handlers.performReset(context);
    }

    @Override
    public void segmentReleased(Segment segment) {
        handlers.segmentReleased(segment);
    }

    /** Tries the letters of an aggregate again, in their order, until one fails; whether none is left. */
    boolean retry(String aggregate) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            for (List<DeadLetter> held = letters.lock(processor, aggregate);
                    !held.isEmpty();
                    held = letters.lock(processor, aggregate)) {
                for (DeadLetter letter : held) {
                    if (!retry(letter)) {
                        return false;
                    }
                }
            }
            return true;
        }));
    }

    private boolean retry(DeadLetter letter) {
        try {
            savepoint.executeWithoutResult(status ->
                    give(events.readEvents(letter.aggregate(), letter.version()).next(), Segment.ROOT_SEGMENT));
        } catch (RuntimeException e) {
            if (befallsAnyEvent(e)) {
                throw e;
            }
            letters.failedAgain(processor, letter, e);
            return false;
        }
        letters.remove(processor, letter.aggregate(), letter.version());
        return true;
    }

    private void take(DomainEventMessage<?> event, Segment segment) throws Exception {
        if (isHeld(event)) {
            letters.add(processor, event, null);
        } else if (cautious.get() == 0) {
            handlers.handle(event, segment);
        } else {
            cautious.decrementAndGet();
            takeOrSetAside(event, segment);
        }
    }

    private void takeOrSetAside(DomainEventMessage<?> event, Segment segment) {
        try {
            savepoint.executeWithoutResult(status -> give(event, segment));
        } catch (RuntimeException e) {
            if (befallsAnyEvent(e)) {
                throw e;
            }
            if (letters.count(processor) >= DeadLetters.MOST) {
                throw new IllegalStateException("There are too many dead letters to set more aside", e);
            }
            letters.add(processor, event, e);
            CurrentUnitOfWork.get().root().resources().put(HOLDING, true);
            cautious.set(CAUTIOUS_FOR);
        }
    }

    /** Whether an earlier event of the same aggregate is a letter. Mostly there is none at all, which is asked once a batch. */
    private boolean isHeld(DomainEventMessage<?> event) {
        boolean any = CurrentUnitOfWork.get().root().getOrComputeResource(HOLDING, key -> letters.count(processor) > 0);
        return any && !letters.lock(processor, event.getAggregateIdentifier()).isEmpty();
    }

    private void give(EventMessage<?> event, Segment segment) {
        try {
            handlers.handle(event, segment);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean befallsAnyEvent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof NonTransientDataAccessResourceException
                    || cause instanceof TransactionException
                    || (cause instanceof SQLException sql && isOfTheDatabase(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfTheDatabase(@Nullable String state) {
        return state != null && OF_THE_DATABASE.stream().anyMatch(state::startsWith);
    }
}
