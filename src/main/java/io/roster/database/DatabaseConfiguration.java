package io.roster.database;

import io.roster.node.ConditionalOnReadModels;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnReadModels
class DatabaseConfiguration {

    /** After Flyway, whose strategy explains an unreachable database. */
    @Bean
    @DependsOnDatabaseInitialization
    Database database(DataSource database) {
        return Database.of(database);
    }
}
