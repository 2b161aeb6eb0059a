package io.roster.accesstoken.query;

import io.roster.accesstoken.api.AccessTokenCommand;
import io.roster.accesstoken.api.AccessTokenQuery;
import io.roster.readmodel.AggregateTable;
import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.ReadModel;
import io.roster.readmodel.Slot;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read model of access tokens, with a projection for each slot. */
@Configuration(proxyBeanMethods = false)
class AccessTokenProjections {

    @Bean
    AccessTokenProjection accessTokensInA(JdbcOperations jdbc) {
        return new AccessTokenProjection(jdbc, Slot.A);
    }

    @Bean
    AccessTokenProjection accessTokensInB(JdbcOperations jdbc) {
        return new AccessTokenProjection(jdbc, Slot.B);
    }

    @Bean
    ReadModel accessTokens(LiveSlots live, JdbcClient jdbc) {
        return new AggregateTable(
                AccessTokenCommand.AGGREGATE_TYPE,
                AccessTokenProjection.READ_MODEL,
                AccessTokenProjection.TABLE,
                AccessTokenQuery.class::isAssignableFrom,
                live,
                jdbc);
    }
}
