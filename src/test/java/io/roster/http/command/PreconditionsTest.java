package io.roster.http.command;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If-Match and If-None-Match (RFC 9110, section 13.1). */
@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class PreconditionsTest extends HttpTest {

    private final UUID id = UUID.randomUUID();
    private final String path = "/api/users/" + id;

    @BeforeEach
    void createAUserWithVersionZero() {
        api.create(id, "Jo", id + "@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "If-Match | \"0\" | 200",
                "If-Match | \"1\" | 412",
                "If-Match | W/\"0\" | 200",
                "If-Match | \"1\", \"0\" | 200",
                "If-Match | \"1\" ,W/\"7\" | 412",
                "If-Match | \"00\" | 412",
                "If-Match | \"x\" | 412",
                "If-Match | * | 200",
                "If-Match | 0 | 400",
                "If-Match | \"0 | 400",
                "If-Match | \"0\" \"1\" | 400",
                "If-Match | *, \"0\" | 400",
                "If-None-Match | * | 412",
                "If-None-Match | \"0\" | 412",
                "If-None-Match | \"1\" | 200",
                "If-None-Match | 1 | 400",
            })
    void aChangeIsMadeOnlyIfTheConditionHolds(String header, String value, int status) {
        Reply reply = patch(header, value);

        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        Reply user = status == 200 ? api.getAfter(reply.consistencyToken(), path) : api.get(path);
        assertThat(user.json().at("/version").asInt()).isEqualTo(status == 200 ? 1 : 0);
    }

    @Test
    void theProblemSaysWhatWasExpected() {
        assertThat(patch("If-Match", "\"7\", \"3\"").text("/detail"))
                .isEqualTo("Version 3 or 7 was expected, but the current version is 0.");
        assertThat(patch("If-None-Match", "*").text("/detail"))
                .isEqualTo("No aggregate was expected, but the current version is 0.");
    }

    @Test
    void aUserMayBeCreatedOnTheConditionThatThereIsNone() {
        assertThat(create(UUID.randomUUID()).status()).isEqualTo(201);
        assertThat(create(id).status()).isEqualTo(412);
    }

    @Test
    void aReaderWhoHasAnyVersionGetsNothing() {
        for (String resource : new String[] {path, "/api/users?id=" + id, "/api/users/one?id=" + id}) {
            Reply reply = api.getIfNoneMatch("*", resource);
            assertThat(reply.status()).as(resource).isEqualTo(304);
            assertThat(reply.header("ETag")).startsWith("\"");
        }
        assertThat(api.getIfNoneMatch("*", "/api/users/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "If-Match | \"1\" | \"expectedVersion\":0 | 400",
                "If-Match | \"0\" | \"expectedVersion\":0 | 200",
                "If-None-Match | * | \"expectedVersion\":0 | 400",
                "Idempotency-Key | a | \"commandId\":\"b\" | 400",
            })
    void aHeaderMustNotContradictTheEnvelope(String header, String value, String member, int status) {
        Reply reply = api.send(
                "/api/commands",
                request -> request.header("Content-Type", "application/json")
                        .header(header, value)
                        .POST(BodyPublishers.ofString(
                                "{\"command\":\"deactivate-user\",\"aggregate\":{\"type\":\"user\",\"id\":\"%s\"},%s}"
                                        .formatted(id, member))));

        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        if (status == 400) {
            assertThat(reply.text("/errors/0/parameter")).isEqualTo(header);
        }
    }

    private Reply patch(String header, String value) {
        return api.send(
                path,
                request -> request.header("Content-Type", "application/json")
                        .header(header, value)
                        .method("PATCH", BodyPublishers.ofString("{\"name\":\"Joe\"}")));
    }

    private Reply create(UUID user) {
        return api.send(
                "/api/users",
                request -> request.header("Content-Type", "application/json")
                        .header("If-None-Match", "*")
                        .POST(BodyPublishers.ofString(
                                "{\"id\":\"%s\",\"name\":\"Jo\",\"email\":\"%s@example.org\"}".formatted(user, user))));
    }
}
