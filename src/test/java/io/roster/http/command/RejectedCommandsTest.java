package io.roster.http.command;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class RejectedCommandsTest extends HttpTest {

    private static final String UNKNOWN_USER = "/api/users/2f1c8a52-6b0e-4d0c-9a55-000000000000";

    private final UUID id = UUID.randomUUID();
    private final String path = "/api/users/" + id;
    private final String email = id + "@example.com";

    @ParameterizedTest
    @MethodSource
    void invalidUser(String body, String pointers) {
        Reply reply = api.post("/api/users", body);

        assertProblem(reply, 422, "invalid-content");
        assertThat(reply.errorPointers()).containsExactlyInAnyOrder(pointers.split(" "));
        assertThat(reply.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/detail").asString()))
                .doesNotContain("");
    }

    static Stream<Arguments> invalidUser() {
        return Stream.of(
                arguments("[]", "#"),
                arguments("null", "#"),
                arguments("{}", "#/name #/email"),
                arguments("{\"name\":\"Jo\",\"email\":\"jo@example.com\",\"role\":\"x\"}", "#/role"),
                arguments("{\"nmae\":\"Jo\",\"email\":5}", "#/nmae #/name #/email"),
                arguments("{\"name\":\" \",\"email\":\"jo@example.com\"}", "#/name"),
                arguments("{\"name\":\"" + "x".repeat(201) + "\",\"email\":\"jo@example.com\"}", "#/name"),
                arguments("{\"name\":\"a\\u0000b\",\"email\":\"jo\\u0007@example.com\"}", "#/name #/email"),
                arguments("{\"name\":\"\\ud800\",\"email\":\"\\udc00@example.com\"}", "#/name #/email"),
                arguments("{\"name\":\"Jo\\u3164\",\"email\":\"jo\\u115f@example.com\"}", "#/name #/email"),
                arguments("{\"name\":\"J\\ufe0fo\",\"email\":\"jo@example.com\\u200b\"}", "#/name #/email"),
                arguments("{\"name\":\"Jo\",\"email\":\"no address\"}", "#/email"),
                arguments("{\"name\":\"Jo\",\"email\":\"" + "x".repeat(65) + "@example.com\"}", "#/email"),
                arguments("{\"name\":\"Jo\",\"email\":\"a@" + "x.".repeat(126) + "xx\"}", "#/email"),
                arguments("{\"id\":\"1\",\"name\":\"Jo\",\"email\":\"jo@example.com\"}", "#/id"),
                arguments("{\"name\":null,\"email\":[\"jo@example.com\"]}", "#/name #/email"));
    }

    @Test
    void takenAddress() {
        api.create(id, "Jo", email);

        Reply reply = api.create(UUID.randomUUID(), "Joe", "  " + email.toUpperCase(Locale.ROOT));

        assertProblem(reply, 409, "email-taken");
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("#/email");
    }

    @Test
    void takenId() {
        api.create(id, "Jo", email);

        Reply reply = api.create(id, "Joe", "other-" + email);

        assertProblem(reply, 409, "id-taken");
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("#/id");
    }

    @Test
    void unknownUser() {
        assertProblem(api.get(UNKNOWN_USER), 404, "user-not-found");
        assertProblem(api.patch(UNKNOWN_USER, "{\"name\":\"Jo\"}"), 404, "user-not-found");
        assertProblem(api.post(UNKNOWN_USER + "/activate", ""), 404, "user-not-found");
        assertProblem(api.post(UNKNOWN_USER + "/deactivate", "{}"), 404, "user-not-found");
        assertProblem(api.post(UNKNOWN_USER + "/restore", ""), 404, "user-not-found");
        assertProblem(api.delete(UNKNOWN_USER), 404, "user-not-found");
        assertProblem(api.get("/api/users/one?email=nobody@example.com"), 404, "no-user-matches");
    }

    @Test
    void changeOfADeletedUser() {
        api.create(id, "Jo", email);
        api.delete(path);

        assertProblem(api.patch(path, "{\"name\":\"Joe\"}"), 409, "user-deleted");
        assertProblem(api.post(path + "/activate", ""), 409, "user-deleted");
        assertProblem(api.post(path + "/deactivate", ""), 409, "user-deleted");
    }

    @Test
    void removalOfARequiredField() {
        Reply reply = api.patch(UNKNOWN_USER, "{\"name\":null}");
        assertThat(reply.text("/errors/0/detail")).contains("removed");

        assertProblem(reply, 422, "invalid-content");
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("#/name");
    }
}
