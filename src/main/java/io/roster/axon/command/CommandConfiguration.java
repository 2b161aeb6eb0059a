package io.roster.axon.command;

import io.roster.h2.DiskReserve;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How commands reach their aggregates. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    private static final int REPEATING_THREADS = 4;
    private static final int LOCK_ATTEMPT_MILLIS = 10;

    /** A command waits five seconds for one aggregate; Axon's default is a minute. */
    private static final int LOCK_ATTEMPTS = 500;

    /** Repeats go on while Roster stops, which Spring's scheduler would refuse. */
    @Bean
    CommandGateway commandGateway(CommandBus commandBus, org.axonframework.config.Configuration axon) {
        ScheduledExecutorService repeats =
                Executors.newScheduledThreadPool(REPEATING_THREADS, new AxonThreadFactory("command-repeats"));
        axon.onShutdown(repeats::shutdown);
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(new ConflictRetryScheduler(repeats))
                .build();
    }

    /** The first is the outermost. */
    @Bean
    ConfigurerModule commandInterceptors(Serializer serializer, Optional<DiskReserve> disk) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(
                Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS,
                () -> Stream.concat(
                                disk.stream(),
                                Stream.<MessageHandlerInterceptor<CommandMessage<?>>>of(
                                        new DryRunInterceptor(),
                                        new AggregateNotFoundInterceptor(),
                                        new IdempotencyInterceptor(() -> axon.repository(IdempotencyRecord.class), serializer)))
                        .forEach(axon.commandBus()::registerHandlerInterceptor)));
    }

    @Bean
    ConfigurerModule boundedLocks() {
        return configurer -> configurer.onInitialize(axon -> {
            for (AggregateConfigurer<?> aggregate : axon.findModules(AggregateConfigurer.class)) {
                aggregate.configureLockFactory(configuration -> lockFactory());
            }
        });
    }

    private static LockFactory lockFactory() {
        return PessimisticLockFactory.builder()
                .lockAttemptTimeout(LOCK_ATTEMPT_MILLIS)
                .acquireAttempts(LOCK_ATTEMPTS)
                .build();
    }
}
