package io.roster.user;

import io.roster.message.Vocabulary;
import io.roster.search.Resource;
import io.roster.user.api.EmailClaimEvent;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserEvent;
import io.roster.user.api.UserFields;
import io.roster.user.api.UserQuery;
import io.roster.user.api.UserRejection;
import io.roster.user.api.UserReply;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UserConfiguration {

    @Bean
    Vocabulary userVocabulary() {
        return Vocabulary.of(
                UserCommand.AGGREGATE_TYPE,
                UserCommand.class,
                UserEvent.class,
                EmailClaimEvent.class,
                UserQuery.class,
                UserRejection.class,
                UserReply.class);
    }

    @Bean
    Resource userResource() {
        return new Resource("users", UserCommand.AGGREGATE_TYPE, "/api/users", UserFields.ALL);
    }
}
