package io.roster.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.http.Api.Reply;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class VerificationOnPostgresTest extends VerificationTest {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    RosterOn database() throws SQLException {
        new RosterOn(postgres.getJdbcUrl("postgres", "postgres"), "postgres")
                .execute("drop database if exists roster", "create database roster");
        return new RosterOn(postgres.getJdbcUrl("postgres", "roster"), "postgres");
    }

    @Test
    void aRunningStoreCanBeVerifiedButNotBackedUp() throws Exception {
        RosterOn database = database();
        try (ConfigurableApplicationContext roster = database.run()) {
            Api api = RosterOn.api(roster);
            RosterOn.create(api, UUID.randomUUID());

            assertThat(database.verify()).contains("healthy");

            Reply refused = api.post("/actuator/backup", "");
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.json().at("/detail").asString()).contains("pg_dump");
        }
    }
}
