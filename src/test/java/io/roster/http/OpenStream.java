package io.roster.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command stream whose lines are sent one by one. */
public final class OpenStream implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private static final String HEAD = """
            POST /api/commands HTTP/1.1
            Host: 127.0.0.1
            Content-Type: application/x-ndjson
            Transfer-Encoding: chunked
            """;

    private final Socket socket;
    private final BufferedReader in;

    private OpenStream(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Opens one with further headers, and sends no line. */
    public static OpenStream open(Api api, String... headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        OpenStream stream = new OpenStream(socket);
        String head = HEAD + String.join("\n", headers) + (headers.length == 0 ? "\n" : "\n\n");
        stream.write(head.replace("\n", "\r\n"));
        return stream;
    }

    /** Sends a line and waits for its answer. */
    public JsonNode send(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        write(Integer.toHexString(bytes.length) + "\r\n" + line + "\n\r\n");
        String answer = in.readLine();
        while (!answer.startsWith("{")) {
            answer = in.readLine();
        }
        return JsonMapper.shared().readTree(answer);
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
