package io.roster.http;

import io.roster.axonserver.StandInServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;

/** Where a Roster under test keeps its events. Read models are in H2, except on {@link #POSTGRES}. */
public enum Store {

    /** The embedded file, as Roster runs out of the box. */
    H2("default"),

    /** An embedded PostgreSQL for one Roster only. */
    POSTGRES("postgres"),

    /** The stand-in for Axon Server, started for one Roster only. */
    AXON_SERVER("axonserver"),

    /** The Axon Server that the environment variable {@code ROSTER_AXONSERVER} names, such as {@code localhost:8124}. */
    REAL_AXON_SERVER("axonserver");

    private static final String REAL_SERVER = "ROSTER_AXONSERVER";

    private final String profile;

    Store(String profile) {
        this.profile = profile;
    }

    public boolean isAxonServer() {
        return this == AXON_SERVER || this == REAL_AXON_SERVER;
    }

    /** The Spring profile that Roster is configured for this store with. */
    String profile() {
        return profile;
    }

    boolean isAvailable() {
        return this != REAL_AXON_SERVER
                || !System.getenv().getOrDefault(REAL_SERVER, "").isEmpty();
    }

    /** Starts the server that the application connects to, if any, and points the application at its store. */
    void prepare(ConfigurableApplicationContext application) {
        set(application, "roster.data=./target/test-data/" + UUID.randomUUID());
        switch (this) {
            case H2 -> {
                // The application itself opens the file.
            }
            case POSTGRES -> {
                EmbeddedPostgres postgres = startPostgres();
                closeAfter(application, postgres);
                set(
                        application,
                        "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username=postgres");
            }
            case AXON_SERVER -> {
                StandInServer server = StandInServer.start();
                closeAfter(application, server);
                set(application, "axon.axonserver.servers=127.0.0.1:" + server.port());
            }
            case REAL_AXON_SERVER -> set(application, "axon.axonserver.servers=" + System.getenv(REAL_SERVER));
        }
    }

    private static void set(ConfigurableApplicationContext application, String... properties) {
        TestPropertyValues.of(properties).applyTo(application);
    }

    /** Beans are destroyed in reverse order of registration, and this one is the first. */
    private static void closeAfter(ConfigurableApplicationContext application, AutoCloseable server) {
        ((DefaultListableBeanFactory) application.getBeanFactory())
                .registerDisposableBean("storeOfTheTest", server::close);
    }

    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
