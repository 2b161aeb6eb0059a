package io.roster.http.command;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.Envelopes;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Commands that are sent more than once under one command id. */
@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class IdempotencyTest extends HttpTest {

    private static final String COMMANDS = "/api/commands";

    private final UUID id = UUID.randomUUID();
    private final String email = id + "@example.com";

    @Test
    void duplicateCommandReturnsTheSameReceiptAndAppendsNothing() {
        String commandId = UUID.randomUUID().toString();
        Reply first = api.post(COMMANDS, Envelopes.createUserWithCommandId(commandId, email));
        long events = roster.events().count();

        Reply duplicate = api.post(COMMANDS, Envelopes.createUserWithCommandId(commandId, email));

        assertThat(first.status()).isEqualTo(200);
        assertThat(duplicate.json()).isEqualTo(first.json());
        assertThat(roster.events().count()).isEqualTo(events);
        assertProblem(
                api.post(COMMANDS, Envelopes.createUserWithCommandId(commandId, "other-" + email)),
                422,
                "command-id-reused");
    }

    @Test
    void duplicateOfACommandWithoutEffectHasNoEffectEither() {
        api.create(id, "Jo", email);
        Reply first = activate("k-" + id);
        api.post("/api/users/" + id + "/deactivate", "");

        Reply duplicate = activate("k-" + id);

        assertThat(duplicate.json()).isEqualTo(first.json());
        assertThat(api.get("/api/users/" + id).json().at("/active").asBoolean()).isFalse();
    }

    @Test
    void rejectedCommandCanBeRetriedUnderItsId() {
        api.create(id, "Jo", email);
        String envelope = Envelopes.createUserWithCommandId("r-" + id, email);
        assertThat(api.post(COMMANDS, envelope).status()).isEqualTo(409);

        api.delete("/api/users/" + id);

        assertThat(api.post(COMMANDS, envelope).status()).isEqualTo(200);
    }

    @Test
    void oneOfManyConcurrentDuplicatesIsExecuted() throws Exception {
        String envelope = Envelopes.createUserWithCommandId("m-" + id, email);

        List<Reply> replies = concurrently(16, 16, i -> api.post(COMMANDS, envelope));

        assertThat(replies)
                .allSatisfy(reply ->
                        assertThat(reply.json()).isEqualTo(replies.get(0).json()));
        assertThat(replies.get(0).status()).isEqualTo(200);
        assertThat(api.get("/api/users?email=" + email).json().at("/items")).hasSize(1);
    }

    private Reply activate(String idempotencyKey) {
        return api.send(
                "/api/users/" + id + "/activate",
                request -> request.header("Idempotency-Key", idempotencyKey).POST(BodyPublishers.noBody()));
    }
}
