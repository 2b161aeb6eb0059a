package io.roster.axon.command;

import io.roster.message.Command;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The local command bus, its interceptors, and the locks of aggregates. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    /** Retries have an executor of their own, because Spring's rejects tasks during shutdown. */
    @Bean
    @Qualifier("localSegment") RetryingCommandBus localCommandBus(TransactionManager transactions, org.axonframework.config.Configuration axon) {
        ScheduledExecutorService retries = Executors.newScheduledThreadPool(4, new AxonThreadFactory("command-retry"));
        axon.onShutdown(retries::shutdown);
        RetryingCommandBus bus = new RetryingCommandBus(
                SimpleCommandBus.builder()
                        .transactionManager(transactions)
                        .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                        .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus")),
                new ConflictRetryScheduler(retries));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    /** The first is the outermost. Those that are beans, such as the check for a full disk, come before these; Axon registers them. */
    @Bean
    ConfigurerModule commandInterceptors(Serializer serializer) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(
                Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS,
                () -> Stream.<MessageHandlerInterceptor<CommandMessage<?>>>of(
                                new DryRunInterceptor(),
                                new AggregateNotFoundInterceptor(),
                                new IdempotencyInterceptor(axon.repository(IdempotencyRecord.class), serializer))
                        .forEach(axon.commandBus()::registerHandlerInterceptor)));
    }

    /**
     * A command waits up to five seconds (500 times 10 ms) for its aggregate's lock; Axon's default is a minute. The command says itself
     * which aggregate that is: Axon would look through the annotations of each command once more.
     */
    @Bean
    ConfigurerModule aggregates() {
        return configurer -> configurer.onInitialize(axon -> {
            for (AggregateConfigurer<?> aggregate : axon.findModules(AggregateConfigurer.class)) {
                aggregate.configureLockFactory(configuration -> PessimisticLockFactory.builder()
                        .lockAttemptTimeout(10)
                        .acquireAttempts(500)
                        .build());
                aggregate.configureCommandTargetResolver(configuration -> CommandConfiguration::target);
            }
        });
    }

    private static VersionedAggregateIdentifier target(CommandMessage<?> message) {
        Command command = (Command) message.getPayload();
        Object id = command.aggregate().id();
        return new VersionedAggregateIdentifier(id, null);
    }
}
