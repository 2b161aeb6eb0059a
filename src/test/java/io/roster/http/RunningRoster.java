package io.roster.http;

import io.roster.RosterApplication;
import java.util.Collection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Roster that runs in this JVM and listens on a random port. */
public final class RunningRoster implements AutoCloseable {

    private final Store store;
    private final ConfigurableApplicationContext context;
    private final boolean shared;

    private RunningRoster(Store store, ConfigurableApplicationContext context, boolean shared) {
        this.store = store;
        this.context = context;
        this.shared = shared;
    }

    /** Starts a Roster without data. */
    public static RunningRoster start(Store store, String... arguments) {
        return start(
                store,
                new SpringApplicationBuilder(RosterApplication.class)
                        .profiles(store.profile())
                        .initializers(store::prepare),
                arguments);
    }

    /** Starts a Roster on a store that the application or its arguments name. */
    public static RunningRoster start(Store store, SpringApplicationBuilder application, String... arguments) {
        application.initializers(
                context -> TestPropertyValues.of("server.port=0").applyTo(context));
        return new RunningRoster(store, application.run(arguments), false);
    }

    /** The same Roster, which goes on running when this handle is closed. */
    RunningRoster shared() {
        return new RunningRoster(store, context, true);
    }

    public Store store() {
        return store;
    }

    /** A new client. */
    public Api api() {
        return new Api(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** The event store, for access that bypasses Roster. */
    public StoredEvents events() {
        return store.isAxonServer() ? new AxonServerEvents(this) : new JdbcEvents(this);
    }

    @Override
    public void close() {
        if (!shared) {
            context.close();
        }
    }

    @Override
    public String toString() {
        return store.name();
    }
}
