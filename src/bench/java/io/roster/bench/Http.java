package io.roster.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * One connection, over which one request at a time is sent. It does no more than that: a client with a pool and threads of its own takes
 * as much of the processor as the server that is measured.
 */
final class Http implements AutoCloseable {

    private final int port;
    private final DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT);

    private final @Nullable String bearer;

    Http(int port) {
        this(port, null);
    }

    /** With a bearer token. */
    Http(int port, @Nullable String bearer) {
        this.port = port;
        this.bearer = bearer;
    }

    /** Again, after as many requests as the server takes over one connection. */
    private void open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        connection.bind(socket);
    }

    String get(String path) {
        return send("GET", path, null, null);
    }

    /** Queries once what was written under this token can be seen. */
    String getAfter(String token, String path) {
        return send("GET", path, null, token);
    }

    String post(String path, String json) {
        return send("POST", path, json, null);
    }

    /** The status of an answer, whatever it is. */
    int statusOf(String path) {
        return send("GET", path, null, null, ClassicHttpResponse::getCode);
    }

    private String send(String method, String path, @Nullable String json, @Nullable String token) {
        return send(method, path, json, token, response -> {
            String body = EntityUtils.toString(response.getEntity());
            if (response.getCode() / 100 != 2) {
                throw new IllegalStateException(path + ": " + response.getCode() + " " + body);
            }
            return json == null
                    ? body
                    : response.getFirstHeader("Consistency-Token").getValue();
        });
    }

    private <T> T send(String method, String path, @Nullable String json, @Nullable String token, Reading<T> reading) {
        try {
            if (!connection.isOpen()) {
                open();
            }
            ClassicHttpResponse response = exchange(method, path, json, token);
            T result = reading.of(response);
            EntityUtils.consume(response.getEntity());
            if (response.containsHeader("Connection")) {
                connection.close();
            }
            return result;
        } catch (IOException | HttpException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private ClassicHttpResponse exchange(String method, String path, @Nullable String json, @Nullable String token)
            throws IOException, HttpException {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(method, path);
        request.setHeader("Host", "127.0.0.1");
        if (bearer != null) {
            request.setHeader("Authorization", "Bearer " + bearer);
        }
        if (token != null) {
            request.setHeader("Consistency-Token", token);
        }
        if (json == null) {
            connection.sendRequestHeader(request);
        } else {
            StringEntity body = new StringEntity(json, ContentType.APPLICATION_JSON);
            request.setHeader("Content-Type", "application/json");
            request.setHeader("Content-Length", body.getContentLength());
            request.setEntity(body);
            connection.sendRequestHeader(request);
            connection.sendRequestEntity(request);
        }
        connection.flush();
        ClassicHttpResponse response = connection.receiveResponseHeader();
        connection.receiveResponseEntity(response);
        return response;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    /** What is made of an answer. */
    private interface Reading<T> {

        T of(ClassicHttpResponse response) throws IOException, HttpException;
    }
}
