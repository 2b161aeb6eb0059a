package io.roster.room.query;

import io.roster.readmodel.AggregateTable;
import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.ReadModel;
import io.roster.readmodel.Slot;
import io.roster.room.api.RoomCommand;
import io.roster.room.api.RoomQuery;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read model of rooms, with a projection for each slot. */
@Configuration(proxyBeanMethods = false)
class RoomProjections {

    @Bean
    RoomProjection roomsInA(JdbcOperations jdbc) {
        return new RoomProjection(jdbc, Slot.A);
    }

    @Bean
    RoomProjection roomsInB(JdbcOperations jdbc) {
        return new RoomProjection(jdbc, Slot.B);
    }

    @Bean
    ReadModel rooms(LiveSlots live, JdbcClient jdbc) {
        return new AggregateTable(
                RoomCommand.AGGREGATE_TYPE,
                RoomProjection.READ_MODEL,
                RoomProjection.READ_MODEL,
                RoomQuery.class::isAssignableFrom,
                live,
                jdbc);
    }
}
