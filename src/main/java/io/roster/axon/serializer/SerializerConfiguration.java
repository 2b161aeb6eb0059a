package io.roster.axon.serializer;

import io.roster.axon.command.CommandRecorded;
import io.roster.axon.store.PositionClosed;
import io.roster.message.AtomicityUnsupported;
import io.roster.message.CommandIdReused;
import io.roster.message.ConcurrentChange;
import io.roster.message.OutcomeUnknown;
import io.roster.message.QueryTooCostly;
import io.roster.message.ReadModelBehind;
import io.roster.message.TooManyQueries;
import io.roster.message.Unavailable;
import io.roster.message.UnknownConsistencyToken;
import io.roster.message.VersionMismatch;
import io.roster.message.Vocabulary;
import io.roster.message.command.DryRun;
import io.roster.message.command.Outcome;
import io.roster.projection.control.OperationPerformed;
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
                OperationPerformed.class,
                PositionClosed.class,
                CommandIdReused.class,
                VersionMismatch.class,
                ReadModelBehind.class,
                UnknownConsistencyToken.class,
                QueryTooCostly.class,
                TooManyQueries.class,
                ConcurrentChange.class,
                OutcomeUnknown.class,
                Unavailable.class,
                AtomicityUnsupported.class,
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
