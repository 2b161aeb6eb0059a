package io.roster.http.failure;

import static io.roster.http.Store.H2;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.http.Projection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** More requests than Roster runs and lets wait: each waits for a write that a paused projection does not handle. */
@OnStores(H2)
class OverloadTest extends HttpTest {

    private static final int RUNNING_AND_WAITING = 64 + 256;
    private static final int TOO_MANY = 30;

    @Test
    void requestsBeyondTheLimitAreRejectedAtOnceUntilOthersEnd() throws IOException {
        Projection users = new Projection(api, "users");
        UUID id = UUID.randomUUID();
        assertThat(users.request("pause").status()).isEqualTo(200);
        List<Socket> requests = new ArrayList<>();
        try {
            String token = api.create(id, "Jo", id + "@example.com").consistencyToken();
            for (int i = 0; i < RUNNING_AND_WAITING + TOO_MANY; i++) {
                requests.add(begin(token));
            }
            assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
            List<String> answers = new ArrayList<>();
            for (Socket request : requests) {
                answers.add(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            assertThat(answers).allMatch(answer -> answer.startsWith("HTTP/1.1 503") && answer.contains("Retry-After"));
            assertThat(answers.stream().filter(answer -> answer.contains(":overloaded")))
                    .hasSizeGreaterThanOrEqualTo(TOO_MANY);
            assertThat(answers.stream().filter(answer -> answer.contains(":read-model-behind")))
                    .hasSizeGreaterThanOrEqualTo(64);
        } finally {
            for (Socket request : requests) {
                request.close();
            }
            users.request("resume");
        }
        users.awaitHealthy();
        Reply user = api.get("/api/users/" + id);
        assertThat(user.status()).isEqualTo(200);
    }

    private Socket begin(String token) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(
                        "GET /api/users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nConsistency-Token: %s\r\n\r\n"
                                .formatted(token)
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
