package io.roster.axon.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The events that the current unit of work will append when it commits, by aggregate. Axon's own lookup scans all events of a batch for
 * each aggregate that the batch loads.
 */
public final class StagedEvents {

    private static final String OWN = StagedEvents.class.getName() + ".own";
    private static final String BY_AGGREGATE = StagedEvents.class.getName() + ".byAggregate";

    private StagedEvents() {}

    /** The events of one unit of work, without those of nested ones. */
    public static List<DomainEventMessage<?>> of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrComputeResource(OWN, key -> new ArrayList<>());
    }

    /** The events of one aggregate, for an event store's {@code stagedDomainEventMessages}. */
    public static Stream<DomainEventMessage<?>> of(String aggregate) {
        return CurrentUnitOfWork.map(unitOfWork -> byAggregate(unitOfWork).getOrDefault(aggregate, List.of()).stream())
                .orElseGet(Stream::empty);
    }

    /** Stages events; to be called by an event store's {@code publish}. */
    public static void stage(List<? extends EventMessage<?>> events) {
        CurrentUnitOfWork.ifStarted(
                unitOfWork -> events.forEach(event -> stage((DomainEventMessage<?>) event, unitOfWork)));
    }

    private static void stage(DomainEventMessage<?> event, UnitOfWork<?> unitOfWork) {
        of(unitOfWork).add(event);
        List<DomainEventMessage<?>> staged =
                byAggregate(unitOfWork).computeIfAbsent(event.getAggregateIdentifier(), key -> new ArrayList<>());
        staged.add(event);
        unitOfWork.onRollback(rolledBack -> staged.remove(event));
    }

    private static Map<String, List<DomainEventMessage<?>>> byAggregate(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(BY_AGGREGATE, key -> new ConcurrentHashMap<>());
    }
}
