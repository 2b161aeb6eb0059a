package io.roster.http.failure;

import static io.roster.http.Store.H2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients occupy all permits of the concurrency limit and stay idle. */
@OnStores(H2)
class OverloadTest extends HttpTest {

    private static final int CONCURRENCY_LIMIT = 64;

    @Test
    void requestBeyondTheConcurrencyLimitIsRejectedUntilOthersEnd() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < CONCURRENCY_LIMIT; i++) {
                idle.add(beginRequest());
            }
            await("all permits taken").until(() -> api.get("/api/queries").status() == 503);

            Reply rejected = api.get("/api/users");
            assertProblem(rejected, 503, "overloaded");
            assertThat(rejected.header("Retry-After")).isEqualTo("1");
            assertThat(api.get("/actuator/health").status()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        await("permits released").until(() -> api.get("/api/users").status() == 200);
    }

    /** Sends a request without the body that it announces. */
    private Socket beginRequest() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.getOutputStream()
                .write(
                        "POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
