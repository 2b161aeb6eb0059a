package io.roster.axon.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.message.Vocabulary;
import io.roster.message.command.CommandMetaData;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserCommand.CreateUser;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A connection that is closed twice may belong to another thread by the second time. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:connections")
class ConnectionProviderTest {

    /** How many times each connection was closed. */
    private static final Queue<AtomicInteger> CLOSED = new ConcurrentLinkedQueue<>();

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventProcessingConfiguration processing;

    @Test
    void connectionsAreClosedOnce() {
        UUID id = UUID.randomUUID();
        commands.sendAndWait(new GenericCommandMessage<>(
                new GenericMessage<>(
                        new CreateUser(new UserId(id), new UserName("Jo"), new EmailAddress(id + "@example.com")),
                        Map.of(CommandMetaData.COMMAND_ID, id.toString(), CommandMetaData.IDEMPOTENT, "true")),
                Vocabulary.nameOf(CreateUser.class)));
        PooledStreamingEventProcessor users = processing
                .eventProcessor("users-a", PooledStreamingEventProcessor.class)
                .orElseThrow();
        Awaitility.await()
                .until(() -> users.processingStatus().values().stream()
                        .anyMatch(segment -> segment.getCurrentPosition().orElse(0) > 1));

        assertThat(CLOSED)
                .hasSizeGreaterThan(2)
                .allSatisfy(times -> assertThat(times).hasValueLessThan(2));
    }

    @TestConfiguration
    static class Counted {

        @Bean
        static BeanPostProcessor countCloses() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database ? new CountedDataSource(database) : bean;
                }
            };
        }
    }

    private static final class CountedDataSource extends DelegatingDataSource {

        CountedDataSource(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            AtomicInteger closed = new AtomicInteger();
            CLOSED.add(closed);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            closed.incrementAndGet();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getTargetException();
                        }
                    });
        }
    }
}
