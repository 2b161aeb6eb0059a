package io.roster.axon.serializer;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.roster.message.CommonRejection;
import io.roster.message.PositionClosed;
import io.roster.message.Vocabulary;
import io.roster.message.command.CommandRecorded;
import io.roster.message.command.DryRun;
import io.roster.message.command.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** One serializer for events, other messages, snapshots of aggregates, and tracking tokens. */
@Configuration(proxyBeanMethods = false)
class SerializerConfiguration {

    private static final JsonAutoDetect.Value FIELDS_ONLY = JsonAutoDetect.Value.construct(
                    PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .withOverrides(JsonAutoDetect.Value.construct(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY));

    @Bean
    @Primary
    Serializer serializer(List<Vocabulary> vocabularies, ListableBeanFactory beans) {
        Map<String, Class<?>> snapshots = snapshots(beans);
        Map<String, Class<?>> classes = new HashMap<>(Vocabulary.byName(vocabularies));
        classes.putAll(snapshots);
        return new StableNameSerializer(
                Jackson3Serializer.builder().jsonMapperBuilderCustomizer(json -> {
                    json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            // A tracking token that wraps another names its class.
                            .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                    .allowIfSubType("org.axonframework.")
                                    .build());
                    snapshots
                            .values()
                            .forEach(type -> json.withConfigOverride(type, it -> it.setVisibility(FIELDS_ONLY)));
                }),
                classes);
    }

    /** The aggregates of which snapshots are stored, by the names of these. Their revisions are those of the snapshots. */
    private static Map<String, Class<?>> snapshots(ListableBeanFactory beans) {
        return Stream.of(beans.getBeanNamesForAnnotation(Aggregate.class))
                .map(beans::getType)
                .filter(type -> type != null && type.isAnnotationPresent(Revision.class))
                .collect(Collectors.toMap(
                        type -> type.getAnnotation(Aggregate.class).type() + ".snapshot", Function.identity()));
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
