package io.roster.axon.store;

import io.roster.axon.serializer.UnknownEventCheck;
import java.sql.SQLException;
import java.util.Set;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event store as a table of the database. Its schema is made by Flyway. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false)
class EventStoreConfiguration {

    /**
     * Another transaction got there first: unique violation, serialization failure, deadlock, H2's concurrent update; or it did not
     * end within the lock timeout of PostgreSQL or H2.
     */
    private static final Set<String> LOST_RACE = Set.of("23505", "40001", "40P01", "90131", "55P03", "HYT00");

    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer serializer,
            ConnectionProvider connectionProvider,
            TransactionManager transactionManager,
            org.axonframework.config.Configuration axon) {
        return new GapSafeJdbcEventStorageEngine(JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(new EventUpcasterChain(axon.upcasterChain(), new UnknownEventCheck(serializer)))
                .connectionProvider(connectionProvider)
                .transactionManager(transactionManager)
                .persistenceExceptionResolver(EventStoreConfiguration::isLostRace)
                .schema(eventSchema()));
    }

    @Bean
    @Qualifier("eventStore") EventStore eventBus(EventStorageEngine engine, org.axonframework.config.Configuration axon) {
        return new StagedEvents.InTables(EmbeddedEventStore.builder()
                .storageEngine(engine)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class)));
    }

    private static EventSchema eventSchema() {
        return EventSchema.builder()
                .eventTable("event")
                .globalIndexColumn("global_index")
                .timestampColumn("time_stamp")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .metaDataColumn("meta_data")
                .build();
    }

    /** Axon's own resolver overlooks batches, whose first exception tells nothing and whose next one does. */
    static boolean isLostRace(@Nullable Throwable failure) {
        if (failure == null) {
            return false;
        }
        if (failure instanceof SQLException sql
                && (LOST_RACE.contains(sql.getSQLState()) || isLostRace(sql.getNextException()))) {
            return true;
        }
        return isLostRace(failure.getCause());
    }
}
