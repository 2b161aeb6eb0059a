package io.roster.http.protocol;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are invalid whatever their route gets: each is answered with a problem, never with a 500. */
@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class RejectedRequestsTest extends HttpTest {

    private static final String USER = "/api/users/2f1c8a52-6b0e-4d0c-9a55-000000000000";

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"name\":\"Jo\"", "{\"name\":\"Jo\",\"name\":\"Jo\"}", "{} {}", "nul", "\"\\x\""})
    void malformedJson(String body) {
        assertProblem(api.post("/api/users", body), 400, "malformed-json");
        assertProblem(api.post("/api/users/query", body), 400, "malformed-json");
    }

    @Test
    void tooDeeplyNestedJson() {
        assertProblem(api.post("/api/users/query", "[".repeat(10_000)), 400, "malformed-json");
    }

    @Test
    void tooLargeBody() {
        assertProblem(api.post("/api/users", "x".repeat(65_537)), 413, "content-too-large");
    }

    @Test
    void unsupportedMediaType() {
        assertProblem(api.send("POST", "/api/users", "text/plain", "{}"), 415, "unsupported-media-type");
        assertProblem(
                api.send("POST", "/api/users", "application/x-www-form-urlencoded", "a=b"),
                415,
                "unsupported-media-type");
        assertProblem(api.send("/api/users", request -> request.header("Accept", "text/html")), 406, "not-acceptable");
    }

    @Test
    void commandIsNotExecutedForAClientThatDoesNotAcceptTheAnswer() {
        String email = UUID.randomUUID() + "@example.com";
        for (String accept : List.of("application/xml", "application/yaml", "garbage")) {
            assertProblem(
                    api.send(
                            "/api/users",
                            request -> request.header("Accept", accept)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{\"name\":\"Jo\",\"email\":\"" + email + "\"}"))),
                    406,
                    "not-acceptable");
        }
        assertProblem(api.get("/api/users/one?email=" + email), 404, "no-user-matches");
    }

    @Test
    void unsupportedMediaTypeOfAnOptionalBody() {
        for (String type : List.of("application/yaml", "application/scim+json", "multipart/form-data")) {
            assertProblem(api.send("POST", USER + "/deactivate", type, "foo: bar"), 415, "unsupported-media-type");
            assertProblem(api.send("DELETE", USER, type, "foo: bar"), 415, "unsupported-media-type");
        }
    }

    @Test
    void foreignOrigin() {
        assertProblem(
                api.send("/api/users", request -> request.header("Origin", "http://evil.example")), 403, "forbidden");
        assertThat(api.send("/api/users", request -> request.header("Origin", "http://localhost:8080"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unsupportedMethod() {
        assertProblem(api.send("PUT", "/api/users", "application/json", "{}"), 405, "method-not-allowed");
    }

    @Test
    void unknownPath() {
        assertProblem(api.get("/api/nothing"), 404, "not-found");
    }

    @Test
    void repeatedParameterOrHeader() {
        assertProblem(api.delete(USER + "?dryRun=false&dryRun=true"), 400, "invalid-parameter");
        Reply reply = api.send(
                USER,
                request -> request.header("Idempotency-Key", "\"0\"")
                        .header("Idempotency-Key", "\"1\"")
                        .DELETE());

        assertProblem(reply, 400, "invalid-parameter");
        assertThat(reply.text("/parameter")).isEqualTo("Idempotency-Key");
    }

    @Test
    void invalidIdInThePath() {
        Reply reply = api.get("/api/users/1");

        assertProblem(reply, 400, "invalid-parameter");
        assertThat(reply.text("/parameter")).isEqualTo("id");
    }

    @Test
    void queryStringThatIsNotUtf8() {
        assertProblem(api.get("/api/users?name=%ff"), 400, "malformed-query-string");
    }

    @Test
    void invalidConsistencyToken() {
        assertProblem(api.getAfter("abc", "/api/users"), 400, "invalid-parameter");
    }

    @Test
    void requestRejectedByTomcat() {
        assertProblem(api.get("/api/users/%2e%2e%2f"), 400, "bad-request");
        assertProblem(
                api.send("/api/users", request -> request.header("X-Long", "x".repeat(20_000))), 400, "bad-request");
    }
}
