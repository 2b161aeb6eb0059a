package io.roster.axon.server;

import io.roster.axon.command.RetryingCommandBus;
import io.roster.axon.serializer.UnknownEventCheck;
import io.roster.message.CommonRejection.Unavailable;
import io.roster.message.command.CommandRejected;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.command.CommandLoadFactorProvider;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Sends commands and queries through Axon Server, which routes commands by aggregate, and keeps events there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("axon.axonserver.enabled")
class AxonServerBusConfiguration {

    /** Rejects commands at once while Axon Server is not connected. */
    @Bean
    @Primary
    AxonServerCommandBus serverCommandBus(
            @Qualifier("localSegment") CommandBus local,
            AxonServerConnectionManager connections,
            AxonServerConfiguration server,
            Serializer serializer,
            RoutingStrategy routing,
            CommandLoadFactorProvider loadFactors,
            org.axonframework.config.Configuration axon) {
        AxonServerCommandBus bus = new TranslatingCommandBus(AxonServerCommandBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(server)
                .localSegment(local)
                .serializer(serializer)
                .routingStrategy(routing)
                .loadFactorProvider(loadFactors)
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class)));
        bus.registerDispatchInterceptor(commands -> (index, command) -> {
            if (!connections.isConnected(server.getContext())) {
                throw new CommandRejected(new Unavailable());
            }
            return command;
        });
        return bus;
    }

    /** Queries that this node answers do not go through Axon Server. */
    @Bean
    @Primary
    ServingQueryBus serverQueryBus(
            @Qualifier("localSegment") QueryBus local,
            AxonServerConnectionManager connections,
            AxonServerConfiguration server,
            Serializer serializer,
            org.axonframework.config.Configuration axon) {
        return new ServingQueryBus(AxonServerQueryBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(server)
                .localSegment(local)
                .updateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .messageSerializer(serializer)
                .genericSerializer(serializer)
                .spanFactory(axon.getComponent(QueryBusSpanFactory.class))
                .enabledLocalSegmentShortCut());
    }

    @Bean
    @Qualifier("eventStore") EventStore eventBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration server,
            Serializer serializer,
            org.axonframework.config.Configuration axon) {
        return new StagingAxonServerEventStore(AxonServerEventStore.builder()
                .platformConnectionManager(connections)
                .configuration(server)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .snapshotFilter(axon.snapshotFilter())
                .upcasterChain(new EventUpcasterChain(axon.upcasterChain(), new UnknownEventCheck(serializer)))
                .messageMonitor(axon.messageMonitor(AxonServerEventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class)));
    }

    /** Translates failures of the connection into rejections. */
    private static final class TranslatingCommandBus extends AxonServerCommandBus {

        TranslatingCommandBus(Builder builder) {
            super(builder);
        }

        @Override
        public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
            super.dispatch(command, RetryingCommandBus.<C, R>translating(callback));
        }
    }
}
