package io.roster.axon.store;

import io.roster.node.ConditionalOnReadModels;
import io.roster.node.NodeId;
import java.time.Duration;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The projections' positions, as a table beside those of the read models. Its schema is made by Flyway. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnReadModels
class TokenStoreConfiguration {

    /**
     * The positions.
     *
     * @param node who holds them: a node takes at once what was held under its own id before it was killed, and only after
     *     a while what another node held
     * @param claimTimeout how long that while is
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
                .schema(tokenSchema())
                .nodeId(node.value())
                .claimTimeout(claimTimeout));
    }

    private static TokenSchema tokenSchema() {
        return TokenSchema.builder()
                .setTokenTable("token")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("time_stamp")
                .build();
    }
}
