package io.roster.axon.serializer;

import io.roster.message.MessageType;
import io.roster.message.Vocabulary;
import java.lang.reflect.Type;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandMessageHandlingMember;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.annotation.QueryHandlingMember;
import org.springframework.stereotype.Component;

/** Registers command and query handlers under the public names of their messages instead of class names. */
@Component
class PublicNames implements HandlerEnhancerDefinition {

    @Override
    @SuppressWarnings("unchecked") // unwrap loses the type of the target, which it does not change
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
        if (!handler.payloadType().isAnnotationPresent(MessageType.class)) {
            return handler;
        }
        return handler.unwrap(CommandMessageHandlingMember.class)
                .<MessageHandlingMember<T>>map(command -> new NamedCommandHandler<>(handler, command))
                .or(() -> handler.unwrap(QueryHandlingMember.class).map(query -> new NamedQueryHandler<>(handler, query)))
                .orElse(handler);
    }

    private static final class NamedCommandHandler<T> extends WrappedMessageHandlingMember<T>
            implements CommandMessageHandlingMember<T> {

        private final CommandMessageHandlingMember<?> original;

        NamedCommandHandler(MessageHandlingMember<T> handler, CommandMessageHandlingMember<?> original) {
            super(handler);
            this.original = original;
        }

        @Override
        public boolean canHandle(Message<?> message) {
            return message instanceof CommandMessage<?> command
                    && command.getCommandName().equals(commandName())
                    && super.canHandle(new GenericCommandMessage<>(command, original.commandName()));
        }

        @Override
        public String commandName() {
            return Vocabulary.nameOf(payloadType());
        }

        @Override
        public String routingKey() {
            return original.routingKey();
        }

        @Override
        public boolean isFactoryHandler() {
            return original.isFactoryHandler();
        }
    }

    private static final class NamedQueryHandler<T> extends WrappedMessageHandlingMember<T>
            implements QueryHandlingMember<T> {

        private final QueryHandlingMember<?> original;

        NamedQueryHandler(MessageHandlingMember<T> handler, QueryHandlingMember<?> original) {
            super(handler);
            this.original = original;
        }

        @Override
        public boolean canHandle(Message<?> message) {
            return message instanceof QueryMessage<?, ?> query
                    && query.getQueryName().equals(getQueryName())
                    && super.canHandle(
                            new GenericQueryMessage<>(query, original.getQueryName(), query.getResponseType()));
        }

        @Override
        public String getQueryName() {
            return Vocabulary.nameOf(payloadType());
        }

        @Override
        public Type getResultType() {
            return original.getResultType();
        }
    }
}
