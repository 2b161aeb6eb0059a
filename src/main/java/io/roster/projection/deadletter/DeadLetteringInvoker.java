package io.roster.projection.deadletter;

import io.roster.database.DatabaseFailures;
import io.roster.projection.position.TokenPosition;
import io.roster.readmodel.Projection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passes events to the handlers of one projection. An event that they fail on becomes a dead letter, and so do the later events of its
 * aggregate; other aggregates are not affected.
 *
 * <p>The first failure rolls back the whole batch. The retry of the batch handles each event in a savepoint, up to twice: an event that
 * fails both times becomes a dead letter, and leaves no changes behind. A failure that any event would meet, of the connection for
 * example, never makes a dead letter.
 */
public class DeadLetteringInvoker implements EventHandlerInvoker {

    /** The maximum number of events that are projected in one transaction. */
    public static final int BATCH_SIZE = 1_000;

    /** How many events are handled in savepoints after a failure. */
    private static final int SAVEPOINTS_AFTER_FAILURE = 2 * BATCH_SIZE;

    /** The resource of a unit of work that says whether the processor has any dead letters. */
    private static final String HAS_LETTERS = DeadLetteringInvoker.class.getName() + ".hasLetters";

    /** The resource of a unit of work that says which event has failed: the first of the batch if the batch fails at its end. */
    private static final String FAILED_EVENT = DeadLetteringInvoker.class.getName() + ".failedEvent";

    private final Projection projection;
    private final String processor;
    private final EventHandlerInvoker handlers;
    private final DeadLetterTable letters;
    private final EventStore events;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;

    /** By segment, how many of the next events are handled in savepoints. */
    private final Map<Integer, Integer> savepointsLeft = new ConcurrentHashMap<>();

    /** By segment, the last failure on this node, until an event at or after it has been handled here. */
    private final Map<Integer, Failure> failures = new ConcurrentHashMap<>();

    public DeadLetteringInvoker(
            Projection projection,
            EventHandlerInvoker handlers,
            DeadLetterTable letters,
            EventStore events,
            PlatformTransactionManager transactions) {
        this.projection = projection;
        this.processor = projection.processor();
        this.handlers = handlers;
        this.letters = letters;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** The failures on this node. Another node may have handled these events since. */
    public Collection<Failure> failures() {
        return List.copyOf(failures.values());
    }

    public void clearFailures() {
        failures.clear();
    }

    /** Accepts all events, so that the token also advances past those that no handler is interested in. */
    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        if (!handlers.canHandle(event, segment)) {
            return;
        }
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        batch.getOrComputeResource(FAILED_EVENT, key -> {
            batch.onRollback(it -> remember(it, segment));
            return event;
        });
        try {
            handleOrAddLetter((DomainEventMessage<?>) event, segment);
            failures.computeIfPresent(
                    segment.getSegmentId(),
                    (id, failure) -> TokenPosition.covers(tokenOf(event), failure.token()) ? null : failure);
        } catch (Exception | Error e) {
            batch.resources().put(FAILED_EVENT, event);
            // Axon's workers stop for good after an Error.
            throw e instanceof Exception exception ? exception : new IllegalStateException(e);
        }
    }

    private void remember(UnitOfWork<?> batch, Segment segment) {
        EventMessage<?> event = batch.getResource(FAILED_EVENT);
        ExecutionResult result = batch.getExecutionResult();
        String reason = result != null && result.isExceptionResult()
                ? DeadLetterTable.text(result.getExceptionResult())
                : "The batch was rolled back";
        savepointsLeft.put(segment.getSegmentId(), SAVEPOINTS_AFTER_FAILURE);
        failures.put(segment.getSegmentId(), new Failure(tokenOf(event), reason));
    }

    @Override
    public <R> void performReset(@Nullable R context) {
        letters.clear(processor);
        handlers.performReset(context);
    }

    /** Retries the dead letters of an aggregate in order until one fails. Returns whether all succeeded. */
    public boolean retry(String aggregate) {
        return transaction.execute(status -> {
            List<DeadLetter> waiting = letters.lock(processor, aggregate);
            while (!waiting.isEmpty()) {
                if (!waiting.stream().allMatch(this::retry)) {
                    return false;
                }
                waiting = letters.lock(processor, aggregate);
            }
            return true;
        });
    }

    private boolean retry(DeadLetter letter) {
        Optional<RuntimeException> failure = tryInSavepoint(
                () -> events.readEvents(letter.aggregate(), letter.version()).next(), Segment.ROOT_SEGMENT);
        if (failure.isPresent()) {
            letters.retryFailed(processor, letter, failure.get());
            return false;
        }
        letters.remove(processor, letter.aggregate(), letter.version());
        return true;
    }

    private void handleOrAddLetter(DomainEventMessage<?> event, Segment segment) throws Exception {
        List<Long> deadLetters = deadLettersOfSameAggregate(event);
        if (deadLetters.contains(event.getSequenceNumber())) {
            // It is redelivered, as after a merge of two segments at different positions.
            return;
        }
        if (!deadLetters.isEmpty() && deadLetters.get(0) < event.getSequenceNumber()) {
            letters.add(processor, event, null);
        } else if (savepointsLeft.getOrDefault(segment.getSegmentId(), 0) == 0) {
            handlers.handle(event, segment);
        } else {
            savepointsLeft.merge(segment.getSegmentId(), -1, Integer::sum);
            // The first of two attempts may have met a row that another segment was writing.
            if (tryInSavepoint(() -> event, segment).isPresent()) {
                tryInSavepoint(() -> event, segment).ifPresent(failure -> addLetter(event, segment, failure));
            }
        }
    }

    private Optional<RuntimeException> tryInSavepoint(Supplier<EventMessage<?>> event, Segment segment) {
        projection.flush();
        try {
            savepoint.executeWithoutResult(status -> invokeHandlers(event.get(), segment));
            return Optional.empty();
        } catch (RuntimeException e) {
            projection.discard();
            if (DatabaseFailures.isSystemic(e)) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    private void invokeHandlers(EventMessage<?> event, Segment segment) {
        try {
            handlers.handle(event, segment);
            projection.flush();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception | Error e) {
            throw new IllegalStateException(e);
        }
    }

    private void addLetter(DomainEventMessage<?> event, Segment segment, RuntimeException failure) {
        if (letters.count(processor) >= DeadLetterTable.LIMIT) {
            throw new IllegalStateException("Dead letter limit reached: " + DeadLetterTable.LIMIT, failure);
        }
        letters.add(processor, event, failure);
        CurrentUnitOfWork.get().root().resources().put(HAS_LETTERS, true);
        savepointsLeft.put(segment.getSegmentId(), SAVEPOINTS_AFTER_FAILURE);
    }

    /** The sequence numbers of the dead letters. Usually the processor has none at all, which is checked once per batch. */
    private List<Long> deadLettersOfSameAggregate(DomainEventMessage<?> event) {
        boolean any =
                CurrentUnitOfWork.get().root().getOrComputeResource(HAS_LETTERS, key -> letters.count(processor) > 0);
        return any
                ? letters.lock(processor, event.getAggregateIdentifier()).stream()
                        .map(DeadLetter::version)
                        .toList()
                : List.of();
    }

    private static @Nullable TrackingToken tokenOf(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked ? tracked.trackingToken() : null;
    }

    /** Why the event at a position could not be handled. */
    public record Failure(@Nullable TrackingToken token, String reason) {}
}
