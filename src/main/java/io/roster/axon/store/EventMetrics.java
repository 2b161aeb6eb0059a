package io.roster.axon.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.roster.message.Vocabulary;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Counts the events that this node has appended, by type. */
@Component
class EventMetrics {

    private final MeterRegistry meters;

    EventMetrics(EventStore store, MeterRegistry meters) {
        this.meters = meters;
        store.subscribe(events -> CurrentUnitOfWork.get().afterCommit(unitOfWork -> count(events)));
    }

    private void count(List<? extends EventMessage<?>> events) {
        events.forEach(event -> meters.counter("roster.events.appended", "type", Vocabulary.nameOf(event.getPayloadType()))
                .increment());
    }
}
