package io.roster.axon.serializer;

import io.roster.message.MessageType;
import io.roster.message.Vocabulary;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.common.Priority;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.springframework.stereotype.Component;

/**
 * Registers command and query handlers under the public names of their messages instead of class names, as if each
 * {@code @CommandHandler} and {@code @QueryHandler} named its message. First, because Axon's own enhancers read these names.
 */
@Component
@Priority(Priority.FIRST)
class PublicNames implements HandlerEnhancerDefinition {

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
        return handler.payloadType().isAnnotationPresent(MessageType.class) ? new NamedHandler<>(handler) : handler;
    }

    private static final class NamedHandler<T> extends WrappedMessageHandlingMember<T> {

        NamedHandler(MessageHandlingMember<T> handler) {
            super(handler);
        }

        @Override
        public Optional<Map<String, Object>> annotationAttributes(Class<? extends Annotation> annotationType) {
            return super.annotationAttributes(annotationType).map(attributes -> {
                Map<String, Object> named = new HashMap<>(attributes);
                String name = Vocabulary.nameOf(payloadType());
                named.replace("commandName", name);
                named.replace("queryName", name);
                return named;
            });
        }
    }
}
