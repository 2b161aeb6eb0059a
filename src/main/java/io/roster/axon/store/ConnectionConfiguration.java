package io.roster.axon.store;

import io.roster.node.ConditionalOnReadModels;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Axon comes by a connection: by Spring's transaction, which closes it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnReadModels
class ConnectionConfiguration {

    /**
     * Axon's own keeps a connection for the unit of work too, and closes it once more when the transaction has. The pool may have
     * lent it to somebody else by then, and forgets their open statements; if they close one at that moment, they fail.
     */
    @Bean
    ConnectionProvider connectionProvider(DataSource database) {
        return new SpringDataSourceConnectionProvider(database);
    }
}
