package io.roster.user.query;

import io.roster.readmodel.AggregateTable;
import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.ReadModel;
import io.roster.readmodel.Slot;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserQuery;
import io.roster.user.api.UserQuery.CountUsers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read models of users, each with a projection per slot. */
@Configuration(proxyBeanMethods = false)
class UserProjections {

    @Bean
    UserProjection usersInA(JdbcOperations jdbc) {
        return new UserProjection(jdbc, Slot.A);
    }

    @Bean
    UserProjection usersInB(JdbcOperations jdbc) {
        return new UserProjection(jdbc, Slot.B);
    }

    @Bean
    ReadModel users(LiveSlots live, JdbcClient jdbc) {
        return new AggregateTable(
                UserCommand.AGGREGATE_TYPE,
                UserProjection.READ_MODEL,
                "users",
                query -> UserQuery.class.isAssignableFrom(query) && query != CountUsers.class,
                live,
                jdbc);
    }

    @Bean
    UserStatisticsProjection statisticsInA(JdbcOperations jdbc) {
        return new UserStatisticsProjection(jdbc, Slot.A);
    }

    @Bean
    UserStatisticsProjection statisticsInB(JdbcOperations jdbc) {
        return new UserStatisticsProjection(jdbc, Slot.B);
    }

    @Bean
    ReadModel statistics(LiveSlots live, JdbcClient jdbc) {
        return new AggregateTable(
                UserCommand.AGGREGATE_TYPE,
                UserStatisticsProjection.READ_MODEL,
                "user_statistics_counted",
                query -> query == CountUsers.class,
                live,
                jdbc);
    }
}
