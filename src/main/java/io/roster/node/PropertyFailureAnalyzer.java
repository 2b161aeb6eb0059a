package io.roster.node;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/** Names the property of Roster whose value has the wrong type. Spring Boot does so for its own. */
class PropertyFailureAnalyzer extends AbstractFailureAnalyzer<TypeMismatchException> {

    private final Environment environment;

    PropertyFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, TypeMismatchException cause) {
        String value = String.valueOf(cause.getValue());
        String names = properties()
                .filter(name -> value.equals(environment.getProperty(name)))
                .collect(Collectors.joining(" or "));
        Class<?> type = cause.getRequiredType();
        return names.isEmpty() || type == null
                ? null
                : new FailureAnalysis(
                        "The value \"%s\" of %s is not a %s.".formatted(value, names, type.getSimpleName()),
                        "Correct it; docs/operate.md lists the properties.",
                        failure);
    }

    private Stream<String> properties() {
        return environment instanceof ConfigurableEnvironment configurable
                ? configurable.getPropertySources().stream()
                        .filter(EnumerablePropertySource.class::isInstance)
                        .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                        .filter(name -> name.startsWith("roster."))
                        .distinct()
                : Stream.empty();
    }
}
