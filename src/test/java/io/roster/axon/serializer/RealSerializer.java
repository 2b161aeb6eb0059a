package io.roster.axon.serializer;

import io.roster.message.Vocabulary;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The application's serializer, with the vocabularies of its features. */
final class RealSerializer {

    static final Serializer SERIALIZER;
    static final Map<String, Vocabulary> VOCABULARIES;

    static {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            context.register(SerializerConfiguration.class, Features.class);
            context.refresh();
            SERIALIZER = context.getBean(Serializer.class);
            VOCABULARIES = context.getBeansOfType(Vocabulary.class);
        }
    }

    private RealSerializer() {}

    /** Every message of every feature. */
    static List<Class<?>> messages() {
        return VOCABULARIES.values().stream()
                .<Class<?>>flatMap(vocabulary -> vocabulary.types().stream())
                .toList();
    }

    /** Only the features' configurations and aggregates. Their beans are lazy: those that need a database are never created. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"io.roster.user", "io.roster.projection.control"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ANNOTATION,
                            classes = {Configuration.class, Aggregate.class}))
    static class Features {}
}
