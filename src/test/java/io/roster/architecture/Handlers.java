package io.roster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.lang.annotation.Annotation;
import java.util.List;

/** The message handlers of Roster. */
final class Handlers {

    private Handlers() {}

    /** The messages, or the types of messages, that the handlers with this annotation take: one for each handler. */
    static List<Class<?>> payloads(Class<? extends Annotation> handler) {
        List<Class<?>> payloads = Roster.CLASSES.stream()
                .flatMap(it -> it.getCodeUnits().stream())
                .filter(it -> it.isAnnotatedWith(handler))
                .<Class<?>>map(Handlers::payload)
                .toList();
        assertThat(payloads).as("handlers with @%s", handler.getSimpleName()).isNotEmpty();
        return payloads;
    }

    /** Whether some handler with this annotation takes this message. */
    static boolean take(Class<? extends Annotation> handler, Class<?> message) {
        return payloads(handler).stream().anyMatch(payload -> payload.isAssignableFrom(message));
    }

    private static Class<?> payload(JavaCodeUnit handler) {
        assertThat(handler.getRawParameterTypes()).as(handler.getFullName()).isNotEmpty();
        return handler.getRawParameterTypes().get(0).reflect();
    }
}
