package io.roster.axon.serializer;

import io.roster.message.Vocabulary;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The serializer that the application uses, with the vocabularies that its features publish. */
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

    /** The features' configurations alone; of their beans only those that are asked for, which need no database. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"io.roster.user", "io.roster.projection.control"},
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = Configuration.class))
    static class Features {}
}
