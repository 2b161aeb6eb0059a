package io.roster.http.failure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.http.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too large, too slow, or broken, on any path. */
@OnStores(Store.H2)
class BodiesTest extends HttpTest {

    private static final int SLOW_CLIENTS = 450;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void closeSockets() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/users", "/api/users/query", "/api/commands", "/actuator/backup", "/nothing", "/%61pi/users"
            })
    void aBodyThatIsTooLargeIsRejected(String path) throws IOException {
        String body = "{\"name\":\"" + "x".repeat(1_000_000) + "\"}";

        assertThat(answer(path, "Content-Length: " + body.length(), body)).startsWith("HTTP/1.1 413");
        assertThat(answer(path, "Content-Length: 50000000", "{")).startsWith("HTTP/1.1 413");
        assertThat(answer(path, "Transfer-Encoding: chunked", "f4240\r\n" + "x".repeat(1_000_000) + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("content-too-large");
    }

    @Test
    void slowBodiesCostOthersNothing() throws IOException {
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            Socket socket = open(i % 2 == 0 ? "/api/users" : "/%61pi/users", "Content-Length: 1000", "{");
            sockets.add(socket);
        }

        for (int round = 0; round < 20; round++) {
            for (Socket socket : sockets) {
                socket.getOutputStream().write(' ');
            }
            UUID id = UUID.randomUUID();
            assertThat(api.create(id, "Jo", id + "@example.com").status()).isEqualTo(201);
            assertThat(api.get("/api/users/" + id).status()).isEqualTo(200);
            assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
        }
        assertThat(read(sockets.get(0))).startsWith("HTTP/1.1 408").contains("within 10 seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users", "/actuator/backup", "/nothing"})
    void aMalformedChunkEndsTheConnection(String path) throws IOException {
        assertThat(answer(path, "Transfer-Encoding: chunked", "1\r\n{\r\nzz\r\n"))
                .isEmpty();
        assertThat(api.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void aBodyThatArrivesInPiecesIsReadWhole() throws IOException {
        UUID id = UUID.randomUUID();
        String body = "{\"id\":\"%s\",\"name\":\"Jo\",\"email\":\"%s@example.com\"}".formatted(id, id);
        Socket socket = open("/api/users", "Content-Length: " + body.length(), "");
        sockets.add(socket);
        for (byte octet : body.getBytes(US_ASCII)) {
            socket.getOutputStream().write(octet);
            socket.getOutputStream().flush();
        }

        assertThat(read(socket)).startsWith("HTTP/1.1 201");
    }

    private String answer(String path, String header, String body) throws IOException {
        Socket socket = open(path, header, body);
        sockets.add(socket);
        return read(socket);
    }

    private Socket open(String path, String header, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write("""
                POST %s HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                Connection: close\r
                Content-Type: application/json\r
                %s\r
                \r
                %s""".formatted(path, api.port(), header, body).getBytes(US_ASCII));
        return socket;
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
}
