package io.roster.infrastructure;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** How commands reach their aggregates. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    private static final int RETRY_THREADS = 4;

    @Bean
    CommandGateway commandGateway(CommandBus commandBus, ThreadPoolTaskScheduler retryExecutor) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(new ConflictRetryScheduler(retryExecutor.getScheduledExecutor()))
                .build();
    }

    @Bean
    ConfigurerModule rejectUnknownAggregates() {
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(
                Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS,
                () -> configuration.commandBus().registerHandlerInterceptor(new RejectUnknownAggregates())));
    }

    @Bean
    ThreadPoolTaskScheduler retryExecutor() {
        ThreadPoolTaskScheduler executor = new ThreadPoolTaskScheduler();
        executor.setPoolSize(RETRY_THREADS);
        executor.setThreadNamePrefix("command-retry-");
        return executor;
    }
}
