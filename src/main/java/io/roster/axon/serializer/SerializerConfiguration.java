package io.roster.axon.serializer;

import io.roster.message.CommonRejection;
import io.roster.message.PositionClosed;
import io.roster.message.Vocabulary;
import io.roster.message.command.CommandRecorded;
import io.roster.message.command.DryRun;
import io.roster.message.command.Outcome;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** One serializer for events, other messages, and tracking tokens. */
@Configuration(proxyBeanMethods = false)
class SerializerConfiguration {

    @Bean
    @Primary
    Serializer serializer(List<Vocabulary> vocabularies) {
        return new StableNameSerializer(
                Jackson3Serializer.builder()
                        .jsonMapperBuilderCustomizer(
                                json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                                        // A tracking token that wraps another names its class.
                                        .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                                .allowIfSubType("org.axonframework.")
                                                .build())),
                Vocabulary.byName(vocabularies));
    }

    @Bean
    Vocabulary commonVocabulary() {
        return Vocabulary.of(
                CommandRecorded.AGGREGATE_TYPE,
                CommandRecorded.class,
                PositionClosed.class,
                CommonRejection.class,
                Outcome.class,
                DryRun.class);
    }
}
