package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class ProjectionOperationsOnPostgresTest extends ProjectionOperationsTest {

    @Autowired
    private DataSource database;

    @Test
    void whatIsReadForLongIsNotReplayedAndGoesOn() throws Exception {
        UUID id = UUID.randomUUID();
        api.create(id, "Jo", id + "@example.com");
        awaitCaughtUp();
        try (Connection dump = database.getConnection();
                Statement statement = dump.createStatement()) {
            dump.setAutoCommit(false);
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute("select count(*) from users_a");

            assertThat(act("replay").status()).isEqualTo(409);

            assertThat(status().at("/running").asBoolean()).isTrue();
            String token = api.patch("/api/users/" + id, "{\"name\":\"Joe\"}").header("Consistency-Token");
            assertThat(api.getAfter(token, "/api/users/" + id)
                            .json()
                            .at("/name")
                            .asString())
                    .isEqualTo("Joe");
            dump.rollback();
        }
        assertThat(act("replay").status()).isEqualTo(200);
        awaitCaughtUp();
    }
}
