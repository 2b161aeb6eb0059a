package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.roster.http.Api.Reply;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a client can send gives a 500: each has its problem, with a type and a place. */
class RefusalsTest extends HttpTest {

    private static final String SOMEBODY = "/api/users/2f1c8a52-6b0e-4d0c-9a55-000000000000";

    @ParameterizedTest
    @MethodSource
    void contentThatIsNotAUser(String body, String pointers) {
        Reply reply = api.post("/api/users", body);

        assertProblem(reply, 422, "invalid-content");
        assertThat(reply.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .containsExactlyInAnyOrder(pointers.split(" "));
        assertThat(reply.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/detail").asString()))
                .doesNotContain("");
    }

    static Stream<Arguments> contentThatIsNotAUser() {
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
                arguments("{\"name\":\"Jo\",\"email\":\"no address\"}", "#/email"),
                arguments("{\"name\":\"Jo\",\"email\":\"" + "x".repeat(65) + "@example.com\"}", "#/email"),
                arguments("{\"name\":\"Jo\",\"email\":\"a@" + "x.".repeat(126) + "xx\"}", "#/email"),
                arguments("{\"id\":\"1\",\"name\":\"Jo\",\"email\":\"jo@example.com\"}", "#/id"),
                arguments("{\"name\":null,\"email\":[\"jo@example.com\"]}", "#/name #/email"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"name\":\"Jo\"", "{\"name\":\"Jo\",\"name\":\"Jo\"}", "{} {}", "nul", "\"\\x\""})
    void whatIsNotJson(String body) {
        assertProblem(api.post("/api/users", body), 400, "malformed-json");
        assertProblem(api.post("/api/users/query", body), 400, "malformed-json");
    }

    @Test
    void whatIsNestedTooDeep() {
        assertProblem(api.post("/api/users/query", "[".repeat(10_000)), 400, "malformed-json");
    }

    @Test
    void aBodyThatIsTooLarge() {
        assertProblem(api.post("/api/users", "x".repeat(65_537)), 413, "content-too-large");
    }

    @Test
    void anotherMediaType() {
        assertProblem(api.send("POST", "/api/users", "text/plain", "{}"), 415, "unsupported-media-type");
        assertProblem(
                api.send("POST", "/api/users", "application/x-www-form-urlencoded", "a=b"),
                415,
                "unsupported-media-type");
        assertProblem(api.send("/api/users", request -> request.header("Accept", "text/html")), 406, "not-acceptable");
    }

    /** Nothing is done for a client that could not take the answer. */
    @Test
    void anAnswerThatTheClientDoesNotTake() {
        String email = UUID.randomUUID() + "@example.com";
        for (String accept : new String[] {"application/xml", "application/yaml", "garbage"}) {
            assertProblem(
                    api.send(
                            "/api/users",
                            request -> request.header("Accept", accept)
                                    .header("Content-Type", "application/json")
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                            "{\"name\":\"Jo\",\"email\":\"" + email + "\"}"))),
                    406,
                    "not-acceptable");
        }
        assertProblem(api.get("/api/users/one?email=" + email), 404, "no-user-matches");
    }

    @Test
    void aReasonInAnotherForm() {
        for (String type : new String[] {"application/yaml", "application/scim+json", "multipart/form-data"}) {
            assertProblem(api.send("POST", SOMEBODY + "/deactivate", type, "foo: bar"), 415, "unsupported-media-type");
            assertProblem(api.send("DELETE", SOMEBODY, type, "foo: bar"), 415, "unsupported-media-type");
        }
    }

    @Test
    void aPageFromElsewhere() {
        assertProblem(
                api.send("/api/users", request -> request.header("Origin", "http://evil.example")), 403, "forbidden");
        assertThat(api.send("/api/users", request -> request.header("Origin", "http://localhost:8080"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherMethod() {
        assertProblem(api.send("PUT", "/api/users", "application/json", "{}"), 405, "method-not-allowed");
    }

    @Test
    void anotherPath() {
        assertProblem(api.get("/api/nothing"), 404, "not-found");
    }

    @Test
    void anAddressThatAnotherUserHas() {
        String email = UUID.randomUUID() + "@example.com";
        api.create(UUID.randomUUID(), "Jo", email);

        Reply reply = api.create(UUID.randomUUID(), "Joe", "  " + email.toUpperCase(java.util.Locale.ROOT));

        assertProblem(reply, 409, "email-taken");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("#/email");
    }

    @Test
    void anIdThatAnotherUserHas() {
        UUID id = UUID.randomUUID();
        api.create(id, "Jo", id + "@example.com");

        Reply reply = api.create(id, "Joe", "other-" + id + "@example.com");

        assertProblem(reply, 409, "id-taken");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("#/id");
    }

    @Test
    void aUserThatThereIsNot() {
        assertProblem(api.get(SOMEBODY), 404, "user-not-found");
        assertProblem(api.patch(SOMEBODY, "{\"name\":\"Jo\"}"), 404, "user-not-found");
        assertProblem(api.post(SOMEBODY + "/activate", ""), 404, "user-not-found");
        assertProblem(api.post(SOMEBODY + "/deactivate", "{}"), 404, "user-not-found");
        assertProblem(api.post(SOMEBODY + "/restore", ""), 404, "user-not-found");
        assertProblem(api.delete(SOMEBODY), 404, "user-not-found");
        assertProblem(api.get("/api/users/one?email=nobody@example.com"), 404, "no-user-matches");
    }

    @Test
    void whatIsSaidTwice() {
        assertProblem(api.delete(SOMEBODY + "?dryRun=false&dryRun=true"), 400, "invalid-parameter");
        for (String header : new String[] {"If-Match", "Idempotency-Key"}) {
            Reply reply = api.send(
                    SOMEBODY,
                    request -> request.header(header, "\"0\"")
                            .header(header, "\"1\"")
                            .DELETE());

            assertProblem(reply, 400, "invalid-parameter");
            assertThat(reply.json().at("/parameter").asString()).isEqualTo(header);
        }
    }

    @Test
    void anIdThatIsNone() {
        Reply reply = api.get("/api/users/1");

        assertProblem(reply, 400, "invalid-parameter");
        assertThat(reply.json().at("/parameter").asString()).isEqualTo("id");
    }

    @Test
    void aChangeOfADeletedUser() {
        UUID id = UUID.randomUUID();
        String path = "/api/users/" + id;
        api.create(id, "Jo", id + "@example.com");
        api.delete(path);

        assertProblem(api.patch(path, "{\"name\":\"Joe\"}"), 409, "user-deleted");
        assertProblem(api.post(path + "/activate", ""), 409, "user-deleted");
        assertProblem(api.post(path + "/deactivate", ""), 409, "user-deleted");
    }

    @Test
    void theRemovalOfWhatEveryUserHas() {
        Reply reply = api.patch(SOMEBODY, "{\"name\":null}");

        assertProblem(reply, 422, "invalid-content");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("#/name");
    }

    @Test
    void oneUserWhenThereAreSeveral() {
        String name = "Twin " + UUID.randomUUID();
        api.create(UUID.randomUUID(), name, UUID.randomUUID() + "@example.com");
        api.create(UUID.randomUUID(), name, UUID.randomUUID() + "@example.com");

        assertProblem(api.get("/api/users/one?name=" + name.replace(" ", "%20")), 409, "several-users-match");
    }

    @ParameterizedTest
    @CsvSource({
        "role=x, role",
        "active=yes, active",
        "status=gone, status",
        "version=1.5, version",
        "createdAt=yesterday, createdAt",
        "id=1, id",
        "sort=role, sort",
        "sort=, sort",
        "'sort=name,name', sort",
        "limit=0, limit",
        "limit=201, limit",
        "limit=ten, limit",
        "active=true&active=false, active",
        "name=%00, name"
    })
    void aQueryThatCannotBeUnderstood(String query, String parameter) {
        Reply reply = api.get("/api/users?" + query);

        assertProblem(reply, 400, "invalid-query");
        assertThat(reply.json().at("/parameter").asString()).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|#",
                "{\"where\":{}}|#/where",
                "{\"filter\":[]}|#/filter",
                "{\"filter\":{\"role\":1}}|#/filter/role",
                "{\"filter\":{\"active\":\"true\"}}|#/filter/active",
                "{\"filter\":{\"name\":null}}|#/filter/name",
                "{\"filter\":{\"name\":\"\\ud800\"}}|#/filter/name",
                "{\"filter\":{\"version\":99999999999999999999}}|#/filter/version",
                "{\"sort\":{}}|#/sort",
                "{\"sort\":[{\"order\":\"asc\"}]}|#/sort/0",
                "{\"sort\":[{\"field\":\"name\",\"order\":\"up\"}]}|#/sort/0/order",
                "{\"limit\":\"10\"}|#/limit",
                "{\"limit\":1e400}|#/limit"
            })
    void aQueryInJsonThatCannotBeUnderstood(String query, String pointer) {
        Reply reply = api.post("/api/users/query", query);

        assertProblem(reply, 400, "invalid-query");
        assertThat(reply.json().at("/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void oneUserByNothing() {
        assertProblem(api.get("/api/users/one"), 400, "invalid-query");
    }

    @Test
    void aQueryStringThatIsNotUtf8() {
        assertProblem(api.get("/api/users?name=%ff"), 400, "malformed-query-string");
    }

    @Test
    void aTokenThatIsNotOurs() {
        assertProblem(
                api.send("/api/users", request -> request.header("Consistency-Token", "abc")),
                400,
                "invalid-parameter");
    }

    @Test
    void whatTomcatRefuses() {
        assertProblem(api.get("/api/users/%2e%2e%2f"), 400, "bad-request");
        assertProblem(
                api.send("/api/users", request -> request.header("X-Long", "x".repeat(20_000))), 400, "bad-request");
    }

    private static void assertProblem(Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json().at("/type").asString()).isEqualTo("urn:roster:problem:" + type);
        assertThat(reply.json().at("/status").asInt()).isEqualTo(status);
    }
}
