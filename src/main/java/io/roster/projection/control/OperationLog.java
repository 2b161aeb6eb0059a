package io.roster.projection.control;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** What operators did with one read model, kept as events like everything else. */
@Aggregate(type = OperationPerformed.AGGREGATE_TYPE)
@SuppressWarnings("UnusedVariable") // the identifier is Axon's
class OperationLog {

    @AggregateIdentifier
    private String id;

    /** For a log that is loaded: its events name it. */
    @SuppressWarnings("NullAway.Init")
    OperationLog() {}

    /** For a read model with which nothing was done yet. */
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
