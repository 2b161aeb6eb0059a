package io.roster.projection.deadletter;

import io.roster.database.DatabaseFailures;
import io.roster.projection.position.TokenPosition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives events to the handlers of one projection. An event that they cannot take is set aside, as a dead letter, and so are the later
 * ones of its aggregate; those of others go on.
 *
 * <p>The first failure fails the whole batch, which then is done again event by event, each in a savepoint and twice: a failure that comes
 * each time is the event's, and nothing of it stays. Failures that would befall any event, of the connection for example, are never an
 * event's fault.
 */
public class DeadLetteringInvoker implements EventHandlerInvoker {

    /** How many events are projected in one transaction at most. */
    public static final int BATCH_SIZE = 1_000;

    /** So many events after a failure are done one by one, which is twice as many as are in a batch. */
    private static final int CAUTIOUS_FOR = 2 * BATCH_SIZE;

    /** Where a unit of work keeps whether there are letters. */
    private static final String HOLDING = DeadLetteringInvoker.class.getName() + ".holding";

    private final String processor;
    private final EventHandlerInvoker handlers;
    private final DeadLetterTable letters;
    private final EventStore events;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;

    /** By segment, how many events are yet to be done one by one. */
    private final Map<Integer, Integer> cautious = new ConcurrentHashMap<>();

    /** By segment, the last failure on this node that no event has got beyond here. */
    private final Map<Integer, Failure> failures = new ConcurrentHashMap<>();

    public DeadLetteringInvoker(
            String processor,
            EventHandlerInvoker handlers,
            DeadLetterTable letters,
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

    /** Why events could not be taken on this node; of those that were taken afterwards on another it does not know. */
    public Collection<Failure> failures() {
        return List.copyOf(failures.values());
    }

    /** Leaves what failed before to the past. */
    public void startAfresh() {
        failures.clear();
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
            failures.computeIfPresent(segment.getSegmentId(), (id, failure) -> failure.isAfter(event) ? failure : null);
        } catch (Exception | Error e) {
            cautious.put(segment.getSegmentId(), CAUTIOUS_FOR);
            failures.put(segment.getSegmentId(), Failure.of(event, e));
            throw asException(e);
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
    public boolean retry(String aggregate) {
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
            if (DatabaseFailures.isSystemic(e)) {
                throw e;
            }
            letters.failedAgain(processor, letter, e);
            return false;
        }
        letters.remove(processor, letter.aggregate(), letter.version());
        return true;
    }

    /** Events come again where two segments that are not equally far read the same stream, as after a merge. */
    private void take(DomainEventMessage<?> event, Segment segment) throws Exception {
        List<Long> held = held(event);
        if (held.contains(event.getSequenceNumber())) {
            return;
        }
        if (!held.isEmpty() && held.get(0) < event.getSequenceNumber()) {
            letters.add(processor, event, null);
        } else if (cautious.getOrDefault(segment.getSegmentId(), 0) == 0) {
            handlers.handle(event, segment);
        } else {
            cautious.merge(segment.getSegmentId(), -1, Integer::sum);
            takeOrSetAside(event, segment);
        }
    }

    /** Tries it twice: at first it may have met a row that another segment was writing. */
    private void takeOrSetAside(DomainEventMessage<?> event, Segment segment) {
        if (attempt(event, segment).isPresent()) {
            attempt(event, segment).ifPresent(failure -> setAside(event, segment, failure));
        }
    }

    private Optional<RuntimeException> attempt(DomainEventMessage<?> event, Segment segment) {
        try {
            savepoint.executeWithoutResult(status -> give(event, segment));
            return Optional.empty();
        } catch (RuntimeException e) {
            if (DatabaseFailures.isSystemic(e)) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    private void setAside(DomainEventMessage<?> event, Segment segment, RuntimeException failure) {
        if (letters.count(processor) >= DeadLetterTable.MOST) {
            throw new IllegalStateException("There are too many dead letters to set more aside", failure);
        }
        letters.add(processor, event, failure);
        CurrentUnitOfWork.get().root().resources().put(HOLDING, true);
        cautious.put(segment.getSegmentId(), CAUTIOUS_FOR);
    }

    /** Which events of the same aggregate are letters. Mostly there is none at all, which is asked once a batch. */
    private List<Long> held(DomainEventMessage<?> event) {
        boolean any = CurrentUnitOfWork.get().root().getOrComputeResource(HOLDING, key -> letters.count(processor) > 0);
        return any
                ? letters.lock(processor, event.getAggregateIdentifier()).stream()
                        .map(DeadLetter::version)
                        .toList()
                : List.of();
    }

    private void give(EventMessage<?> event, Segment segment) {
        try {
            handlers.handle(event, segment);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception | Error e) {
            throw new IllegalStateException(e);
        }
    }

    /** Axon's workers never work again after an error that is no exception. */
    private static Exception asException(Throwable failure) {
        return failure instanceof Exception exception ? exception : new IllegalStateException(failure);
    }

    /**
     * That an event could not be taken.
     *
     * @param token where it is in the store
     * @param reason why
     */
    public record Failure(@Nullable TrackingToken token, String reason) {

        private static Failure of(EventMessage<?> event, Throwable cause) {
            return new Failure(tokenOf(event), DeadLetterTable.text(cause));
        }

        /** Whether it is of a later event than one that was taken. */
        boolean isAfter(EventMessage<?> taken) {
            return !TokenPosition.covers(tokenOf(taken), token);
        }

        private static @Nullable TrackingToken tokenOf(EventMessage<?> event) {
            return event instanceof TrackedEventMessage<?> tracked ? tracked.trackingToken() : null;
        }
    }
}
