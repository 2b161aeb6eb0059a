package io.roster.room;

import io.roster.message.Vocabulary;
import io.roster.room.api.RoomCommand;
import io.roster.room.api.RoomEvent;
import io.roster.room.api.RoomFields;
import io.roster.room.api.RoomQuery;
import io.roster.room.api.RoomRejection;
import io.roster.room.api.RoomReply;
import io.roster.search.Resource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RoomConfiguration {

    @Bean
    Vocabulary roomVocabulary() {
        return Vocabulary.of(
                RoomCommand.AGGREGATE_TYPE,
                RoomCommand.class,
                RoomEvent.class,
                RoomQuery.class,
                RoomRejection.class,
                RoomReply.class);
    }

    @Bean
    Resource roomResource() {
        return new Resource("rooms", RoomCommand.AGGREGATE_TYPE, "/api/rooms", RoomFields.ALL);
    }
}
