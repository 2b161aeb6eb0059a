package io.roster.axon.store;

import io.roster.axon.serializer.UnknownEventCheck;
import io.roster.database.DatabaseFailures;
import io.roster.node.ClaimAges;
import io.roster.node.ConditionalOnReadModels;
import io.roster.node.NodeId;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stores events and tracking tokens in the database, whose tables Flyway creates. Axon Server replaces the event store. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnReadModels
class JdbcStoreConfiguration {

    /**
     * Takes connections from Spring's transaction, which closes them. Axon's default also ties a connection to the unit of work and
     * closes it a second time after the transaction has. By then, the pool may have lent it to another thread, and forgets that
     * thread's open statements; if it closes one at that moment, it fails.
     */
    @Bean
    ConnectionProvider connectionProvider(DataSource database) {
        return new SpringDataSourceConnectionProvider(database);
    }

    /**
     * The token store. A restarted node reclaims at once what it held under the same node id; tokens of other nodes only after it has
     * seen no renewal for the claim timeout.
     */
    @Bean
    TokenStore tokenStore(
            Serializer serializer,
            ConnectionProvider connectionProvider,
            NodeId node,
            ClaimAges ages,
            @Value("${roster.claim-timeout}") Duration claimTimeout) {
        JdbcTokenStore.Builder builder = JdbcTokenStore.builder()
                .serializer(serializer)
                .connectionProvider(connectionProvider)
                .schema(TokenSchema.builder()
                        .setTokenTable("token")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("time_stamp")
                        .build())
                .nodeId(node.value())
                .claimTimeout(claimTimeout);
        return new OwnerOnlyTokenStore(builder, ages);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false)
    EventStorageEngine eventStorageEngine(
            Serializer serializer,
            ConnectionProvider connectionProvider,
            TransactionManager transactionManager,
            org.axonframework.config.Configuration axon) {
        return new GapSafeJdbcEventStorageEngine(JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .snapshotFilter(axon.snapshotFilter())
                .upcasterChain(new EventUpcasterChain(axon.upcasterChain(), new UnknownEventCheck(serializer)))
                .connectionProvider(connectionProvider)
                .transactionManager(transactionManager)
                .persistenceExceptionResolver(DatabaseFailures::isLostRace)
                .schema(EventSchema.builder()
                        .eventTable("event")
                        .snapshotTable("snapshot")
                        .globalIndexColumn("global_index")
                        .timestampColumn("time_stamp")
                        .eventIdentifierColumn("event_identifier")
                        .aggregateIdentifierColumn("aggregate_identifier")
                        .sequenceNumberColumn("sequence_number")
                        .payloadTypeColumn("payload_type")
                        .payloadRevisionColumn("payload_revision")
                        .metaDataColumn("meta_data")
                        .build()));
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false)
    @Qualifier("eventStore") EventStore eventBus(EventStorageEngine engine, org.axonframework.config.Configuration axon) {
        return new JdbcEventStore(EmbeddedEventStore.builder()
                .storageEngine(engine)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class)));
    }
}
