package io.roster.bench;

import io.roster.RosterApplication;
import io.roster.http.Api;
import io.roster.process.Store;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A Roster in this JVM, which also answers {@code /constant}: what the same server does without Roster's work. */
final class Served implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    Served(Store store, String... options) {
        context = new SpringApplicationBuilder(RosterApplication.class, Constant.class)
                .run(Stream.of(
                                store.options(),
                                Stream.of("--server.port=0", "--roster.node-id=bench", "--roster.migrate=true"),
                                Stream.of(options))
                        .flatMap(some -> some)
                        .toArray(String[]::new));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    Api api() {
        return new Api(port());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @RestController
    static class Constant {

        private static final String USER = """
                {"id":"0197f2a4-7b1e-7c3d-8a5f-0123456789ab","name":"Ada Lovelace","email":"ada@example.com","active":true,\
                "status":"active","version":0,"createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}""";

        @GetMapping(path = "/constant", produces = "application/json")
        String constant() {
            return USER;
        }
    }
}
