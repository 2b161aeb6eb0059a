package io.roster.axon.store;

import io.roster.node.ConditionalOnReadModels;
import io.roster.node.NodeId;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The table of tracking tokens, next to the read models, and Axon's access to the database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnReadModels
class TokenStoreConfiguration {

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
     * The token store. A restarted node reclaims at once what it held under the same node id; tokens of other nodes only after the
     * claim timeout.
     */
    @Bean
    TokenStore tokenStore(
            Serializer serializer,
            ConnectionProvider connectionProvider,
            NodeId node,
            @Value("${roster.claim-timeout}") Duration claimTimeout) {
        return new OwnerOnlyTokenStore(JdbcTokenStore.builder()
                .serializer(serializer)
                .connectionProvider(connectionProvider)
                .schema(TokenSchema.builder()
                        .setTokenTable("token")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("time_stamp")
                        .build())
                .nodeId(node.value())
                .claimTimeout(claimTimeout));
    }
}
