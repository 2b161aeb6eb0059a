package io.roster.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Runs a {@link HttpTest} once on each of these stores, except on those that are not available. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(OnStores.Rosters.class)
public @interface OnStores {

    Store[] value();

    /** Whether the class gets an empty Roster to itself. Otherwise all classes share one Roster per store. */
    boolean fresh() default false;

    /** Command-line arguments of a fresh Roster. */
    String[] arguments() default {};

    /** Starts shared Rosters when first needed and stops them after the last test; JUnit closes the fresh ones after their class. */
    final class Rosters extends AnnotationBasedArgumentsProvider<OnStores> {

        private static final Namespace SHARED = Namespace.create(OnStores.class);

        @Override
        protected Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context, OnStores annotation) {
            return Stream.of(annotation.value())
                    .filter(Store::isAvailable)
                    .map(store -> annotation.fresh()
                            ? RunningRoster.start(store, annotation.arguments())
                            : shared(store, context))
                    .map(Arguments::of);
        }

        private static RunningRoster shared(Store store, ExtensionContext context) {
            return context.getRoot()
                    .getStore(SHARED)
                    .computeIfAbsent(store, RunningRoster::start, RunningRoster.class)
                    .shared();
        }
    }
}
