package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Callers who take all places and do nothing with them: others are told in time, and all is well when they are gone. */
class OverloadTest extends HttpTest {

    private static final int PLACES = 64;

    @Test
    void whoComesBeyondTheBoundIsRefusedInTime() throws IOException {
        List<Socket> idlers = new ArrayList<>();
        try {
            for (int i = 0; i < PLACES; i++) {
                idlers.add(beginRequest());
            }
            Awaitility.await("a full house").until(() -> api.get("/api/queries").status() == 503);

            Reply refused = api.get("/api/users");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().at("/type").asString()).isEqualTo("urn:roster:problem:overloaded");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(api.get("/actuator/health").status()).isEqualTo(200);
        } finally {
            for (Socket idler : idlers) {
                idler.close();
            }
        }
        Awaitility.await("room again").until(() -> api.get("/api/users").status() == 200);
    }

    /** A request whose body does not come. */
    private Socket beginRequest() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.getOutputStream()
                .write(
                        "POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
