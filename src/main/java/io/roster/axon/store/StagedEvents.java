package io.roster.axon.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What the unit of work at hand will append when it commits. Axon's own answer to that goes through all of a batch's events for each
 * aggregate that the batch loads.
 */
public final class StagedEvents {

    private static final String OWN = StagedEvents.class.getName() + ".own";
    private static final String BY_AGGREGATE = StagedEvents.class.getName() + ".byAggregate";

    private StagedEvents() {}

    /** The events of one unit of work, without those of units within it. */
    public static List<DomainEventMessage<?>> of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrComputeResource(OWN, key -> new ArrayList<>());
    }

    private static void stage(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
            events.forEach(event -> stage((DomainEventMessage<?>) event, unitOfWork));
        }
    }

    private static void stage(DomainEventMessage<?> event, UnitOfWork<?> unitOfWork) {
        of(unitOfWork).add(event);
        List<DomainEventMessage<?>> staged =
                byAggregate(unitOfWork).computeIfAbsent(event.getAggregateIdentifier(), key -> new ArrayList<>());
        staged.add(event);
        unitOfWork.onRollback(rolledBack -> staged.remove(event));
    }

    private static Stream<DomainEventMessage<?>> of(String aggregate) {
        return CurrentUnitOfWork.isStarted()
                ? byAggregate(CurrentUnitOfWork.get()).getOrDefault(aggregate, List.of()).stream()
                : Stream.empty();
    }

    private static Map<String, List<DomainEventMessage<?>>> byAggregate(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(BY_AGGREGATE, key -> new ConcurrentHashMap<>());
    }

    /** The event store in tables. */
    static final class InTables extends EmbeddedEventStore {

        InTables(EmbeddedEventStore.Builder builder) {
            super(builder);
        }

        @Override
        public void publish(List<? extends EventMessage<?>> events) {
            stage(events);
            super.publish(events);
        }

        @Override
        protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String aggregate) {
            return of(aggregate);
        }
    }

    /** The event store of Axon Server. */
    public static final class OnServer extends AxonServerEventStore {

        public OnServer(AxonServerEventStore.Builder builder) {
            super(withEngine(builder));
        }

        /** A builder makes its engine only when it builds. */
        private static Builder withEngine(Builder builder) {
            builder.build();
            return builder;
        }

        /** There are no snapshots; Axon would ask for one whenever it loads an aggregate. */
        @Override
        public DomainEventStream readEvents(String aggregate) {
            return readEvents(aggregate, 0);
        }

        @Override
        public void publish(List<? extends EventMessage<?>> events) {
            stage(events);
            super.publish(events);
        }

        @Override
        protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String aggregate) {
            return of(aggregate);
        }
    }
}
