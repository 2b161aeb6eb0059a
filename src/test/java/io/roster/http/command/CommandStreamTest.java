package io.roster.http.command;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.Envelopes;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.http.OpenStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One envelope per line in, one receipt or problem per line out. */
@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class CommandStreamTest extends HttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String run = UUID.randomUUID().toString();

    @Test
    void linesAreAnsweredInOrder() {
        String lines = IntStream.range(0, 500)
                .mapToObj(i -> i % 50 == 7 ? "no JSON" : create(i, "a" + i))
                .collect(Collectors.joining("\n"));

        List<JsonNode> answers = lines(stream("", lines));

        assertThat(answers).hasSize(500);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).at("/line").asInt()).isEqualTo(i + 1);
            assertThat(answers.get(i).at(i % 50 == 7 ? "/type" : "/status").asString())
                    .isEqualTo(i % 50 == 7 ? "urn:roster:problem:malformed-json" : "accepted");
        }
        await().untilAsserted(() -> assertThat(find("a499").status()).isEqualTo(200));
    }

    @Test
    void streamThatIsSentAgainReturnsTheSameReceipts() {
        String lines = IntStream.range(0, 200).mapToObj(i -> create(i, "b" + i)).collect(Collectors.joining("\n"));

        List<JsonNode> first = lines(stream("", lines));
        List<JsonNode> again = lines(stream("", lines));

        assertThat(again)
                .isEqualTo(first)
                .allSatisfy(line -> assertThat(line.at("/status").asString()).isEqualTo("accepted"));
    }

    @Test
    void rejectedLinesDoNotStopTheStreamAndCommandsOfOneUserStayInOrder() {
        api.create(UUID.randomUUID(), "Jane", email("taken"));
        String aggregate = "\"aggregate\":{\"type\":\"user\",\"id\":\"" + UUID.randomUUID() + "\"}";
        String lines = String.join(
                "\n",
                "{\"command\":\"create-user\"," + aggregate + ",\"payload\":{\"name\":\"Jo\",\"email\":\"" + email("c")
                        + "\"}}",
                "{\"command\":\"update-user\"," + aggregate + ",\"payload\":{\"name\":\"Joe\"}}",
                "{\"command\":\"create-user\",\"commandId\":\"c-" + run
                        + "\",\"payload\":{\"name\":\"Twin\",\"email\":\"" + email("Taken") + "\"}}",
                "{\"command\":\"deactivate-user\"," + aggregate + "}",
                "",
                "{\"command\":\"update-user\"," + aggregate + ",\"expectedVersion\":1,\"payload\":{\"name\":\"J\"}}",
                "{\"command\":\"create-user\",\"payload\":{\"name\":\"" + "x".repeat(70_000) + "\"}}",
                "{\"command\":\"create-user\",\"commandId\":\"no name\",\"payload\":{\"email\":\"x@example.com\"}}");

        List<JsonNode> answers = lines(stream("", lines));

        assertThat(answers.stream().map(line -> line.at("/line").asInt())).containsExactly(1, 2, 3, 4, 6, 7, 8);
        assertThat(answers.stream().map(line -> line.at("/status").asString()))
                .containsExactly("accepted", "accepted", "409", "accepted", "412", "413", "422");
        assertThat(answers.get(2).at("/commandId").asString()).isEqualTo("c-" + run);
        assertThat(answers.get(2).at("/errors/0/pointer").asString()).isEqualTo("#/payload/email");
        assertThat(answers.get(3).at("/version").asInt()).isEqualTo(2);
        assertThat(answers.get(6).at("/commandId").asString()).isEqualTo("no name");
    }

    @Test
    void atomicStreamIsAllOrNothingOrUnsupportedOnAxonServer() {
        if (roster.store().isAxonServer()) {
            // Each command goes to the node of its aggregate, so there is no common transaction.
            assertProblem(stream("?atomic=true", create(1, "d1")), 422, "atomicity-unsupported");
            assertThat(find("d1").status()).isEqualTo(404);
        } else {
            assertAtomicStreamIsAllOrNothing();
        }
    }

    private void assertAtomicStreamIsAllOrNothing() {
        String good = create(1, "d1") + "\n" + create(2, "d2");
        Reply failed = stream("?atomic=true", good + "\n" + create(3, "d1"));

        assertThat(failed.status()).isEqualTo(409);
        assertThat(failed.json().at("/line").asInt()).isEqualTo(3);
        assertThat(find("d2").status()).isEqualTo(404);

        assertThat(lines(stream("?atomic=true", good))).hasSize(2);
        assertThat(find("d2").status()).isEqualTo(200);
        String tooMany = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> create(i, "e" + i))
                .collect(Collectors.joining("\n"));
        assertThat(stream("?atomic=true", tooMany).text("/type")).isEqualTo("urn:roster:problem:too-many-commands");
    }

    @Test
    void ambiguousAtomicParameterIsRejected() {
        for (String query : List.of("?atomic", "?atomic=yes", "?atomic=true&atomic=false")) {
            Reply rejected = stream(query, create(1, "h1"));

            assertThat(rejected.status()).as(query).isEqualTo(400);
            assertThat(rejected.text("/errors/0/parameter")).isEqualTo("atomic");
        }
    }

    @Test
    void streamCanBeADryRun() {
        List<JsonNode> answers = lines(stream("?dryRun=true", create(1, "f1") + "\n" + create(2, "f2")));

        assertThat(answers)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.at("/events")).isNotEmpty());
        assertThat(find("f1").status()).isEqualTo(404);
    }

    @Test
    void lineIsAnsweredBeforeTheNextOneIsSent() throws IOException {
        try (OpenStream stream = OpenStream.open(api)) {
            for (int i = 1; i <= 3; i++) {
                assertThat(stream.send(create(i, "g" + i)).at("/line").asInt()).isEqualTo(i);
            }
        }
    }

    private Reply stream(String query, String lines) {
        return api.send("POST", "/api/commands" + query, "application/x-ndjson", lines);
    }

    private static List<JsonNode> lines(Reply reply) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.response().body().lines().map(JSON::readTree).toList();
    }

    private String create(int number, String name) {
        return Envelopes.createUserWithCommandId("%s-%d-%s".formatted(run, number, name), email(name));
    }

    private Reply find(String name) {
        return api.get("/api/users/one?email=" + email(name));
    }

    private String email(String name) {
        return name + "-" + run + "@example.com";
    }
}
