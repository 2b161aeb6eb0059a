package io.roster.http;

import io.roster.axonserver.StandInServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A test against Roster on an Axon Server, or what stands in for one, of its own, which goes on until Roster has stopped. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles("axonserver")
@ContextConfiguration(initializers = OnAxonServer.Initializer.class)
@DirtiesContext
@interface OnAxonServer {

    /** Starts the server before the application, which is pointed at it. */
    final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            StandInServer server = StandInServer.start();
            DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("standInServer", server);
            beans.registerDisposableBean("standInServer", server::close);
            TestPropertyValues.of("axon.axonserver.servers=127.0.0.1:" + server.port())
                    .applyTo(context);
        }
    }
}
