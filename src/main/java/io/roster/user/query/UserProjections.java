package io.roster.user.query;

import io.roster.readmodel.Slot;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read models of users, each in both of its slots. */
@Configuration(proxyBeanMethods = false)
class UserProjections {

    @Bean
    UserProjection usersInA(JdbcClient jdbc) {
        return new UserProjection(jdbc, Slot.A);
    }

    @Bean
    UserProjection usersInB(JdbcClient jdbc) {
        return new UserProjection(jdbc, Slot.B);
    }

    @Bean
    UserStatisticsProjection statisticsInA(JdbcClient jdbc) {
        return new UserStatisticsProjection(jdbc, Slot.A);
    }

    @Bean
    UserStatisticsProjection statisticsInB(JdbcClient jdbc) {
        return new UserStatisticsProjection(jdbc, Slot.B);
    }
}
