package io.roster.axon.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.roster.message.Vocabulary;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Counts the events that this node has appended, by type. */
@Component
class EventMetrics {

    EventMetrics(EventStore store, MeterRegistry meters) {
        store.subscribe(events -> CurrentUnitOfWork.get()
                .afterCommit(unitOfWork -> events.forEach(event -> meters.counter(
                                "roster.events.appended", "type", Vocabulary.nameOf(event.getPayloadType()))
                        .increment())));
    }
}
