package io.roster.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.lang.annotation.Annotation;
import java.util.List;

/** The message handlers of Roster. */
final class Handlers {

    private Handlers() {}

    /** What each handler with this annotation in these packages handles: a message, or a supertype of several. */
    static List<Class<?>> payloads(Class<? extends Annotation> handler, String packages) {
        List<Class<?>> payloads = Roster.CLASSES.that(resideInAPackage(packages)).stream()
                .flatMap(it -> it.getCodeUnits().stream())
                .filter(it -> it.isAnnotatedWith(handler))
                .<Class<?>>map(Handlers::payload)
                .toList();
        assertThat(payloads).as("handlers with @%s", handler.getSimpleName()).isNotEmpty();
        return payloads;
    }

    /** Whether a handler with this annotation in these packages handles this message. */
    static boolean handle(Class<? extends Annotation> handler, String packages, Class<?> message) {
        return payloads(handler, packages).stream().anyMatch(payload -> payload.isAssignableFrom(message));
    }

    private static Class<?> payload(JavaCodeUnit handler) {
        assertThat(handler.getRawParameterTypes()).as(handler.getFullName()).isNotEmpty();
        return handler.getRawParameterTypes().get(0).reflect();
    }
}
