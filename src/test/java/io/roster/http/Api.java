package io.roster.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A minimal HTTP client of a running Roster. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int port;
    private final String root;

    public Api(int port) {
        this.port = port;
        root = "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public Reply get(String path) {
        return send(path, request -> request);
    }

    /** Requires an answer that contains the write that returned this consistency token. */
    public Reply getAfter(String token, String path) {
        return send(path, request -> request.header("Consistency-Token", token));
    }

    public Reply getIfNoneMatch(String etag, String path) {
        return send(path, request -> request.header("If-None-Match", etag));
    }

    public Reply post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public Reply patch(String path, String json) {
        return send("PATCH", path, "application/merge-patch+json", json);
    }

    /** Changes the version that the ETag names, with plain JSON. */
    public Reply patchIfMatch(String etag, String path, String json) {
        return send(
                path,
                request -> request.header("Content-Type", "application/json")
                        .header("If-Match", etag)
                        .method("PATCH", BodyPublishers.ofString(json)));
    }

    public Reply delete(String path) {
        return send(path, request -> request.DELETE());
    }

    /** Creates a user. */
    public Reply create(UUID id, String name, String email) {
        return post("/api/users", JSON.writeValueAsString(new NewUser(id, name, email)));
    }

    public Reply send(String method, String path, String contentType, String body) {
        return send(
                path,
                request -> request.header("Content-Type", contentType).method(method, BodyPublishers.ofString(body)));
    }

    public Reply send(String path, UnaryOperator<HttpRequest.Builder> customize) {
        HttpRequest request = customize
                .apply(HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(30)))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Reply(response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A response with its whole body. */
    public record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
        }

        /** The text at a JSON pointer, or an empty one. */
        public String text(String pointer) {
            return json().at(pointer).asString("");
        }

        /** The JSON pointers of all errors of a problem. */
        public List<String> errorPointers() {
            return json().at("/errors")
                    .valueStream()
                    .map(error -> error.at("/pointer").asString())
                    .toList();
        }

        public String consistencyToken() {
            return header("Consistency-Token");
        }
    }

    private record NewUser(UUID id, String name, String email) {}
}
