package io.roster.h2.store;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Puts the {@link LockingDataSource} below the pool, so that nothing gets past it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedFile
class LockingConfiguration {

    @Bean
    static BeanPostProcessor lockingConnections(ObjectProvider<StatementLock> lock) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    pool.setDataSource(new LockingDataSource(
                            new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()),
                            lock.getObject()));
                }
                return bean;
            }
        };
    }
}
