package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Envelopes in, receipts and problems out, a line each. */
class CommandStreamTest extends HttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> HEAD = List.of(
            "POST /api/commands HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Type: application/x-ndjson",
            "Transfer-Encoding: chunked",
            "",
            "");

    final String run = UUID.randomUUID().toString();

    @Test
    void eachLineIsAnsweredInItsOrder() {
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
        await().untilAsserted(() -> assertThat(api.get("/api/users/one?email=a499-" + run + "@example.com")
                        .status())
                .isEqualTo(200));
    }

    @Test
    void aStreamThatIsSentAgainIsAnsweredAsBefore() {
        String lines = IntStream.range(0, 200).mapToObj(i -> create(i, "b" + i)).collect(Collectors.joining("\n"));

        List<JsonNode> first = lines(stream("", lines));
        List<JsonNode> again = lines(stream("", lines));

        assertThat(again)
                .isEqualTo(first)
                .allSatisfy(line -> assertThat(line.at("/status").asString()).isEqualTo("accepted"));
    }

    @Test
    void whatIsRefusedStopsNothingAndTheOrderOfOneUserIsKept() {
        api.create(UUID.randomUUID(), "Jane", "taken-" + run + "@example.com");
        String user = UUID.randomUUID().toString();
        String aggregate = "\"aggregate\":{\"type\":\"user\",\"id\":\"" + user + "\"}";
        String lines = String.join(
                "\n",
                "{\"command\":\"create-user\"," + aggregate + ",\"payload\":{\"name\":\"Jo\",\"email\":\"c-" + run
                        + "@example.com\"}}",
                "{\"command\":\"update-user\"," + aggregate + ",\"payload\":{\"name\":\"Joe\"}}",
                "{\"command\":\"create-user\",\"commandId\":\"c-" + run
                        + "\",\"payload\":{\"name\":\"Twin\",\"email\":\"Taken-" + run + "@example.com\"}}",
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
    void anAtomicStreamIsDoneWholeOrNotAtAll() {
        String good = create(1, "d1") + "\n" + create(2, "d2");
        Reply failed = stream("?atomic=true", good + "\n" + create(3, "d1"));

        assertThat(failed.status()).isEqualTo(409);
        assertThat(failed.json().at("/line").asInt()).isEqualTo(3);
        assertThat(api.get("/api/users/one?email=d2-" + run + "@example.com").status())
                .isEqualTo(404);

        assertThat(lines(stream("?atomic=true", good))).hasSize(2);
        assertThat(api.get("/api/users/one?email=d2-" + run + "@example.com").status())
                .isEqualTo(200);
        String tooMany = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> create(i, "e" + i))
                .collect(Collectors.joining("\n"));
        assertThat(stream("?atomic=true", tooMany).json().at("/type").asString())
                .isEqualTo("urn:roster:problem:too-many-commands");
    }

    @Test
    void whetherAStreamIsAtomicIsNotGuessed() {
        for (String query : List.of("?atomic", "?atomic=yes", "?atomic=true&atomic=false")) {
            Reply refused = stream(query, create(1, "h1"));

            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.json().at("/parameter").asString()).isEqualTo("atomic");
        }
    }

    @Test
    void aStreamCanBeADryRun() {
        List<JsonNode> answers = lines(stream("?dryRun=true", create(1, "f1") + "\n" + create(2, "f2")));

        assertThat(answers)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.at("/events")).isNotEmpty());
        assertThat(api.get("/api/users/one?email=f1-" + run + "@example.com").status())
                .isEqualTo(404);
    }

    @Test
    void anAnswerComesBeforeTheNextLineIsSent() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(String.join("\r\n", HEAD).getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 1; i <= 3; i++) {
                String line = create(i, "g" + i) + "\n";
                out.write((Integer.toHexString(line.length()) + "\r\n" + line + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                String answer = in.readLine();
                while (!answer.startsWith("{")) {
                    answer = in.readLine();
                }
                assertThat(JSON.readTree(answer).at("/line").asInt()).isEqualTo(i);
            }
        }
    }

    Reply stream(String query, String lines) {
        return api.send("POST", "/api/commands" + query, "application/x-ndjson", lines);
    }

    private static List<JsonNode> lines(Reply reply) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.response().body().lines().map(JSON::readTree).toList();
    }

    String create(int number, String name) {
        return "{\"command\":\"create-user\",\"commandId\":\"%s-%d-%s\",\"payload\":{\"name\":\"U\",\"email\":\"%s-%s@example.com\"}}"
                .formatted(run, number, name, name, run);
    }
}
