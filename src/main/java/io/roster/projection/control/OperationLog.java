package io.roster.projection.control;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** The operations on one read model. */
@Aggregate(type = OperationPerformed.AGGREGATE_TYPE)
@SuppressWarnings("UnusedVariable") // Axon reads the identifier
class OperationLog {

    @AggregateIdentifier
    private String id;

    /** Called by Axon, which then applies the stored events. */
    @SuppressWarnings("NullAway.Init")
    OperationLog() {}

    OperationLog(String id) {
        this.id = id;
    }

    void add(OperationPerformed operation) {
        apply(operation);
    }

    @EventSourcingHandler
    void on(OperationPerformed event) {
        id = event.aggregate().id();
    }
}
