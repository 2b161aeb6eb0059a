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

/** Lets handlers be known by the public names of the commands and queries that they take, in place of the names of classes. */
@Component
class PublicNames implements HandlerEnhancerDefinition {

    @Override
    @SuppressWarnings("unchecked") // a handler of one kind of message is one of that kind whatever its target
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
        if (!handler.payloadType().isAnnotationPresent(MessageType.class)) {
            return handler;
        }
        String name = Vocabulary.nameOf(handler.payloadType());
        return handler.unwrap(CommandMessageHandlingMember.class)
                .<MessageHandlingMember<T>>map(command -> new CommandByName<>(handler, command, name))
                .or(() ->
                        handler.unwrap(QueryHandlingMember.class).map(query -> new QueryByName<>(handler, query, name)))
                .orElse(handler);
    }

    private static final class CommandByName<T> extends WrappedMessageHandlingMember<T>
            implements CommandMessageHandlingMember<T> {

        private final CommandMessageHandlingMember<?> command;
        private final String name;

        CommandByName(MessageHandlingMember<T> handler, CommandMessageHandlingMember<?> command, String name) {
            super(handler);
            this.command = command;
            this.name = name;
        }

        @Override
        public boolean canHandle(Message<?> message) {
            return message instanceof CommandMessage<?> it
                    && it.getCommandName().equals(name)
                    && super.canHandle(new GenericCommandMessage<>(it, command.commandName()));
        }

        @Override
        public String commandName() {
            return name;
        }

        @Override
        public String routingKey() {
            return command.routingKey();
        }

        @Override
        public boolean isFactoryHandler() {
            return command.isFactoryHandler();
        }
    }

    private static final class QueryByName<T> extends WrappedMessageHandlingMember<T>
            implements QueryHandlingMember<T> {

        private final QueryHandlingMember<?> query;
        private final String name;

        QueryByName(MessageHandlingMember<T> handler, QueryHandlingMember<?> query, String name) {
            super(handler);
            this.query = query;
            this.name = name;
        }

        @Override
        public boolean canHandle(Message<?> message) {
            return message instanceof QueryMessage<?, ?> it
                    && it.getQueryName().equals(name)
                    && super.canHandle(new GenericQueryMessage<>(it, query.getQueryName(), it.getResponseType()));
        }

        @Override
        public String getQueryName() {
            return name;
        }

        @Override
        public Type getResultType() {
            return query.getResultType();
        }
    }
}
