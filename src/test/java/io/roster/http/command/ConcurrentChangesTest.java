package io.roster.http.command;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class ConcurrentChangesTest extends HttpTest {

    private final UUID id = UUID.randomUUID();
    private final String path = "/api/users/" + id;

    @BeforeEach
    void createUser() {
        api.create(id, "Jo", id + "@example.com");
    }

    @Test
    void oneOfManyChangesToTheSameVersionIsExecuted() throws Exception {
        List<Reply> replies = concurrently(32, 32, i -> api.patchIfMatch("\"0\"", path, "{\"name\":\"Jo " + i + "\"}"));

        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.status() == 412)).hasSize(31);
        assertThat(api.get(path).json().at("/version").asInt()).isEqualTo(1);
    }

    /** More clients than connections wait for one aggregate: none starves. */
    @Test
    void allUnconditionalChangesToOneUserAreExecuted() throws Exception {
        List<Reply> replies = concurrently(40, 40, i -> api.patch(path, "{\"name\":\"Jo " + i + "\"}"));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
        assertThat(api.get(path).json().at("/version").asInt()).isEqualTo(40);
    }
}
