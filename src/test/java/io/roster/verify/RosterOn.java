package io.roster.verify;

import io.roster.RosterApplication;
import io.roster.http.Api;
import io.roster.http.Api.Reply;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A database on which to run Roster, plant faults and verify. */
record RosterOn(String url, String user) {

    ConfigurableApplicationContext run(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("--spring.datasource.url=" + url, "--spring.datasource.username=" + user, "--server.port=0"));
        all.addAll(List.of(arguments));
        return new SpringApplicationBuilder(RosterApplication.class).run(all.toArray(String[]::new));
    }

    static Api api(ConfigurableApplicationContext roster) {
        return new Api(Integer.parseInt(roster.getEnvironment().getRequiredProperty("local.server.port")));
    }

    static Reply create(Api api, UUID id) {
        return api.create(id, "Jo Secret", id + "@secret.example");
    }

    /** Waits until both read models contain the last command's events. */
    static void awaitReadModels(Api api, Reply last) {
        for (String query : List.of("/api/users", "/api/users/statistics?from=2026-01-01&to=2026-01-02")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> api.send(
                                            query,
                                            request -> request.header(
                                                    "Consistency-Token", last.header("Consistency-Token")))
                                    .status()
                            == 200);
        }
    }

    /** The lines that verification prints, and whether it found the store healthy. */
    List<String> verify() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ConfigurableApplicationContext context = run("--spring.profiles.active=verify")) {
            boolean healthy = context.getBean(Verification.class).verify(lines::add);
            lines.add(healthy ? "healthy" : "not healthy");
        }
        return lines;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
