package io.roster.database;

import io.roster.node.ConditionalOnReadModels;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnReadModels
class DatabaseConfiguration {

    /** After Flyway, which explains a database that cannot be reached. */
    @Bean
    @DependsOnDatabaseInitialization
    Database database(DataSource database) {
        return Database.of(database);
    }
}
