package io.roster.axon.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.axon.serializer.StableNameSerializer;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Axon silently configures no store and no transactions if its auto-configurations run too early. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:wiring")
class WiringTest {

    @Autowired
    private EventStore eventStore;

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private TokenStore tokens;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private List<Serializer> serializers;

    @Autowired
    private EventProcessingConfiguration processing;

    @Test
    void theStoresUseTheDatabaseAndSpringsTransactions() {
        assertThat(eventStore).isNotNull();
        assertThat(engine).isInstanceOf(JdbcEventStorageEngine.class);
        assertThat(tokens).isInstanceOf(JdbcTokenStore.class);
        assertThat(transactions).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void everySerializerUsesStableNames() {
        assertThat(serializers)
                .isNotEmpty()
                .allSatisfy(serializer -> assertThat(serializer).isInstanceOf(StableNameSerializer.class));
    }

    @Test
    void projectionsRunInPooledProcessors() {
        assertThat(processing.eventProcessor("users-a", PooledStreamingEventProcessor.class))
                .isPresent();
    }
}
