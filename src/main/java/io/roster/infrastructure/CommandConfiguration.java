package io.roster.infrastructure;

import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** How commands reach their aggregates. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    @Bean
    CommandGateway commandGateway(CommandBus commandBus, ThreadPoolTaskScheduler scheduler) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(new ConflictRetryScheduler(scheduler.getScheduledExecutor()))
                .build();
    }

    /** The first is the outermost. */
    @Bean
    ConfigurerModule commandInterceptors(Serializer serializer) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(
                Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS,
                () -> Stream.<MessageHandlerInterceptor<CommandMessage<?>>>of(
                                new DryRuns(),
                                new RejectUnknownAggregates(),
                                new RecogniseRepeats(() -> axon.repository(CommandRecord.class), serializer))
                        .forEach(axon.commandBus()::registerHandlerInterceptor)));
    }
}
