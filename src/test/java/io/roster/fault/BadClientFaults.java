package io.roster.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.process.EmbeddedFile;
import io.roster.process.RosterProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send a body an octet at a time, or break it off, beside clients that behave. */
class BadClientFaults {

    private static final int SLOW = Fault.size("bad-client.slow", 400, 1_000);
    private static final int ACKNOWLEDGED = Fault.size("bad-client.acknowledged", 1_000, 30_000);
    private static final int GONE = Fault.size("bad-client.gone", 2_000, 50_000);
    private static final int LINES = 20;
    private static final int STREAMS = Fault.size("bad-client.streams", 80, 2_000);

    @Test
    void slowBodiesDelayNobodyElse(@TempDir Path directory) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        Map<String, Integer> readiness = new TreeMap<>();
        int reopened = 0;
        try (RosterProcess roster = new EmbeddedFile(directory).start("a", "-Xmx256m");
                Load load = new Load(roster.api(), 16)) {
            Api api = roster.api();
            for (int i = 0; i < SLOW; i++) {
                sockets.add(open(api, i % 2 == 0 ? "/api/users" : "/%61pi/users", "Content-Length: 1000", "{"));
            }
            while (load.acknowledged() < ACKNOWLEDGED || reopened == 0) {
                for (int i = 0; i < SLOW; i++) {
                    try {
                        sockets.get(i).getOutputStream().write(' ');
                    } catch (SocketException closed) {
                        sockets.get(i).close();
                        sockets.set(i, open(api, "/api/commands/create-user", "Content-Length: 1000", "{"));
                        reopened++;
                    }
                }
                readiness.merge("" + api.get("/actuator/health/readiness").status(), 1, Integer::sum);
            }
            load.end();
            Fault.report(
                    "slow bodies: %d at a time, %d ended by Roster; answers to others %s, readiness %s",
                    SLOW, reopened, load.answers(), readiness);
            assertThat(load.answers()).containsOnlyKeys("201");
            assertThat(readiness).containsOnlyKeys("200");
            assertThat(roster.log()).doesNotContain("WARN", "ERROR");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void aStreamThatBreaksOffIsAnsweredForTheLinesThatWereDone(@TempDir Path directory) throws IOException {
        int answered = 0;
        try (RosterProcess roster = new EmbeddedFile(directory).start("a")) {
            for (int i = 0; i < STREAMS; i++) {
                UUID id = UUID.randomUUID();
                String line =
                        "{\"command\":\"create-user\",\"aggregate\":{\"type\":\"user\",\"id\":\"%s\"},\"payload\":{\"name\":\"Jo\",\"email\":\"%s@example.com\"}}\n"
                                .formatted(id, id);
                String half = line.substring(0, 20 + i % 40);
                try (Socket socket = open(
                        roster.api(),
                        "/api/commands",
                        "Transfer-Encoding: chunked",
                        Integer.toHexString((line + half).length()) + "\r\n" + line + half + "\r\n")) {
                    if (i % 2 == 0) {
                        socket.getOutputStream().write("zz\r\n".getBytes(US_ASCII));
                    } else {
                        socket.shutdownOutput();
                    }
                    String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
                    boolean receipt = answer.startsWith("HTTP/1.1 200") && answer.contains("\"id\":\"" + id + "\"");
                    assertThat(receipt || roster.api().get("/api/users/" + id).status() == 404)
                            .as("a receipt for what was done: %s", answer)
                            .isTrue();
                    answered += receipt ? 1 : 0;
                }
            }
            Fault.report("streams that break off: %d, with a receipt for the whole line %d", STREAMS, answered);
            assertThat(answered).isEqualTo(STREAMS);
            assertThat(roster.log()).doesNotContain("WARN", "ERROR");
        }
    }

    @Test
    void aStreamWhoseClientIsGoneLeavesOthersAlone(@TempDir Path directory) throws IOException {
        String line = "{\"command\":\"create-user\",\"payload\":{\"name\":\"Jo\",\"email\":\"jo@example.com\"}}\n";
        try (RosterProcess roster = new EmbeddedFile(directory).start("a");
                Load load = new Load(roster.api(), 16)) {
            for (int i = 0; i < GONE; i++) {
                try (Socket socket =
                        open(roster.api(), "/api/commands", "Content-Length: 100000", line.repeat(LINES))) {
                    socket.setSoLinger(true, 0);
                }
            }
            load.awaitAcknowledged(1);
            load.end();
            Fault.report("streams whose client is gone: %d; answers to others %s", GONE, load.answers());
            assertThat(load.answers()).containsOnlyKeys("201");
            assertThat(roster.log()).doesNotContain("committed", "ERROR");
        }
    }

    private static Socket open(Api api, String path, String header, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.setSoTimeout(30_000);
        String type = path.equals("/api/commands") ? "application/x-ndjson" : "application/json";
        socket.getOutputStream()
                .write("""
                POST %s HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                Content-Type: %s\r
                %s\r
                \r
                %s""".formatted(path, api.port(), type, header, body).getBytes(US_ASCII));
        return socket;
    }
}
