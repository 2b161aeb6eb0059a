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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** One serializer for events, messages and tokens. */
@Configuration(proxyBeanMethods = false)
class SerializerConfiguration {

    @Bean
    @Primary
    Serializer serializer(List<Vocabulary> vocabularies) {
        return new StableNameSerializer(
                Jackson3Serializer.builder().jsonMapperBuilderCustomizer(SerializerConfiguration::customize),
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

    private static void customize(JsonMapper.Builder json) {
        json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Axon's tracking tokens name the class of a token within a token.
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .build());
    }
}
