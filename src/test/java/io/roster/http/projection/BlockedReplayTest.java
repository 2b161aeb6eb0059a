package io.roster.http.projection;

import static io.roster.http.Store.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.http.Projection;
import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A long transaction, such as a dump, holds a lock on the table that a replay has to empty. */
@OnStores(POSTGRES)
class BlockedReplayTest extends HttpTest {

    @Test
    void blockedReplayIsRejectedAndTheProjectionKeepsRunning() throws Exception {
        Projection users = projection("users");
        UUID id = UUID.randomUUID();
        api.create(id, "Jo", id + "@example.com");
        users.awaitCaughtUp();
        try (Connection dump = roster.bean(DataSource.class).getConnection();
                Statement statement = dump.createStatement()) {
            dump.setAutoCommit(false);
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute("select count(*) from users_a");

            assertThat(users.request("replay").status()).isEqualTo(409);

            assertThat(users.status().at("/running").asBoolean()).isTrue();
            String token = api.patch("/api/users/" + id, "{\"name\":\"Joe\"}").consistencyToken();
            assertThat(api.getAfter(token, "/api/users/" + id).text("/name")).isEqualTo("Joe");
            dump.rollback();
        }
        assertThat(users.request("replay").status()).isEqualTo(200);
        users.awaitCaughtUp();
    }
}
