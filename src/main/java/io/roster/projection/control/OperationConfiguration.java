package io.roster.projection.control;

import io.roster.message.Vocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

    @Bean
    Vocabulary operationVocabulary() {
        return Vocabulary.of(OperationPerformed.AGGREGATE_TYPE, OperationPerformed.class);
    }
}
