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
    void compressedBody() {
        for (String type : List.of("application/json", "application/x-ndjson")) {
            Reply rejected = api.send(
                    "/api/commands",
                    request -> request.header("Content-Type", type)
                            .header("Content-Encoding", "gzip")
                            .POST(BodyPublishers.ofByteArray(new byte[] {31, -117, 8, 0})));
            assertProblem(rejected, 415, "unsupported-media-type");
            assertThat(rejected.text("/detail")).contains("Content-Encoding");
        }
    }

    @Test
    void tooManyParameters() {
        Reply rejected = api.get("/api/users?" + "a=1&".repeat(1_100));
        assertProblem(rejected, 400, "malformed-query-string");
        assertThat(rejected.text("/detail")).isEqualTo("The query string has more than 1000 parameters.");
        assertThat(api.get("/api/users?name=%ff").text("/detail"))
                .isEqualTo("The query string is not percent-encoded UTF-8.");
    }

    @Test
    void unknownHealth() {
        for (String path : List.of("a", "a/b", "a/b/c", "db/b", "readiness/b", "readiness/a/b")) {
            assertProblem(api.get("/actuator/health/" + path), 404, "not-found");
        }
        for (String path : List.of("", "/liveness", "/readiness", "/projections", "/readiness/queries")) {
            assertThat(api.get("/actuator/health" + path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void unknownParameterOfAnOperation() {
        for (String path : List.of("projections/users/pause", "projections/users/switch", "deadletters/users")) {
            assertProblem(api.post("/actuator/" + path + "?dryRun=true", ""), 400, "invalid-parameter");
            assertProblem(api.post("/actuator/" + path, "{\"dryRun\":true}"), 400, "invalid-parameter");
        }
        assertProblem(api.get("/actuator/health?shwDetails=never"), 400, "invalid-parameter");
        assertThat(projection("users").status().at("/running").asBoolean()).isTrue();
    }

    @Test
    void everyAnswerEndsWithALineBreakAndAProblemWithATitleOfItsType() {
        for (String path : List.of("/api/users", "/actuator/health", "/api/nothing", "/api/users/one?email=x")) {
            assertThat(api.get(path).response().body()).as(path).endsWith("\n");
        }
        assertThat(api.get("/api/users/one?email=x").text("/title")).isEqualTo("No user matches");
        assertThat(api.get("/api/nothing").text("/title")).isEqualTo("Not found");
        assertThat(projection("nobody").request("pause").text("/title")).isEqualTo("Operation refused");
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
        for (String origin : List.of(
                "http://evil.example",
                "null",
                "http://localhost:" + api.port(),
                "http://127.0.0.1",
                "http://127.0.0.1:" + (api.port() + 1),
                "ftp://127.0.0.1:" + api.port())) {
            for (String path : List.of("/api/users", "/actuator/health", "/swagger-ui/index.html")) {
                assertProblem(api.send(path, request -> request.header("Origin", origin)), 403, "forbidden");
            }
        }
        assertThat(api.send("/api/users", request -> request.header("Origin", "HTTP://127.0.0.1:" + api.port()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void requestOfAnotherSite() {
        for (String site : List.of("cross-site", "same-site", "unheard-of")) {
            assertProblem(
                    api.send(
                            "/actuator/backup",
                            request -> request.header("Sec-Fetch-Site", site).POST(BodyPublishers.noBody())),
                    403,
                    "forbidden");
            assertProblem(
                    api.send(
                            "/",
                            request -> request.header("Sec-Fetch-Site", site)
                                    .header("Sec-Fetch-Mode", "navigate")
                                    .header("Sec-Fetch-Dest", "iframe")),
                    403,
                    "forbidden");
            assertThat(api.send(
                                    "/api/users",
                                    request -> request.header("Sec-Fetch-Site", site)
                                            .header("Sec-Fetch-Mode", "navigate")
                                            .header("Sec-Fetch-Dest", "document"))
                            .status())
                    .as("a link from " + site)
                    .isEqualTo(200);
        }
        for (String site : List.of("same-origin", "none")) {
            assertThat(api.send("/api/users", request -> request.header("Sec-Fetch-Site", site))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void everyAnswerTellsTheBrowserWhatItMayDo() {
        for (String path : List.of("/", "/swagger-ui/index.html", "/api/users", "/api/nothing", "/actuator/health")) {
            Reply reply = api.get(path);
            assertThat(reply.header("Content-Security-Policy")).as(path).contains("frame-ancestors 'none'");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
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
        assertThat(reply.text("/errors/0/parameter")).isEqualTo("Idempotency-Key");
    }

    @Test
    void invalidIdInThePath() {
        Reply reply = api.get("/api/users/1");

        assertProblem(reply, 400, "invalid-parameter");
        assertThat(reply.text("/errors/0/parameter")).isEqualTo("id");
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

    @Test
    void ambiguousPath() {
        for (String path : List.of("//api/users", "/api//users", "/api/users;a=1", "/api/users/a%25b")) {
            Reply rejected = api.get(path);
            assertProblem(rejected, 400, "bad-request");
            assertThat(rejected.text("/detail")).as(path).startsWith("The path is ambiguous");
        }
    }

    @Test
    void controlCharactersInParametersAndHeaders() {
        assertProblem(api.get("/api/users?%07=1"), 400, "invalid-query");
        assertThat(api.get("/api/users?name=%07").status()).isEqualTo(200);
        assertThat(api.send("/api/users", request -> request.header("X-Request-Id", "\u0085"))
                        .status())
                .isEqualTo(200);
        assertThat(api.send("/api/users", request -> request.header("X-Other", "\u00ff"))
                        .status())
                .isEqualTo(200);
    }
}
