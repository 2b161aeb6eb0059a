package io.roster.accesstoken;

import io.roster.accesstoken.api.AccessTokenCommand;
import io.roster.accesstoken.api.AccessTokenEvent;
import io.roster.accesstoken.api.AccessTokenFields;
import io.roster.accesstoken.api.AccessTokenQuery;
import io.roster.accesstoken.api.AccessTokenRejection;
import io.roster.accesstoken.api.AccessTokenReply;
import io.roster.message.Vocabulary;
import io.roster.search.Resource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessTokenConfiguration {

    @Bean
    Vocabulary accessTokenVocabulary() {
        return Vocabulary.of(
                AccessTokenCommand.AGGREGATE_TYPE,
                AccessTokenCommand.class,
                AccessTokenEvent.class,
                AccessTokenQuery.class,
                AccessTokenRejection.class,
                AccessTokenReply.class);
    }

    /** Its name is that of its scopes. */
    @Bean
    Resource accessTokenResource() {
        return new Resource("tokens", AccessTokenCommand.AGGREGATE_TYPE, "/api/access-tokens", AccessTokenFields.ALL);
    }
}
