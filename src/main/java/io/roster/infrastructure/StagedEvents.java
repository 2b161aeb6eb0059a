package io.roster.infrastructure;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The event store, which also tells what the unit of work at hand will append when it commits. */
class StagedEvents extends EmbeddedEventStore {

    private static final String KEY = StagedEvents.class.getName();

    StagedEvents(EmbeddedEventStore.Builder builder) {
        super(builder);
    }

    static List<DomainEventMessage<?>> of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrComputeResource(KEY, key -> new ArrayList<>());
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            events.forEach(event -> of(CurrentUnitOfWork.get()).add((DomainEventMessage<?>) event));
        }
        super.publish(events);
    }
}
