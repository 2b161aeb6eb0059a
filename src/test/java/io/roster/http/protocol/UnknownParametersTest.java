package io.roster.http.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.http.Store;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query parameter that a route does not know is rejected, and nothing is done. */
@OnStores(Store.H2)
class UnknownParametersTest extends HttpTest {

    private static final String ENVELOPE = """
            {"command":"delete-user","aggregate":{"type":"user","id":"%s"}}
            """;

    private final UUID id = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/users/{id}?dryrun=true, dryrun, dryRun",
        "DELETE, /api/users/{id}?dryRun=true&force=1, force, dryRun",
        "POST, /api/users/{id}/deactivate?dry_run=true, dry_run, dryRun",
        "PATCH, /api/users/{id}?DRYRUN=true, DRYRUN, dryRun",
        "POST, /api/users?upsert=true, upsert, dryRun",
        "POST, /api/commands?dryrun=true, dryrun, dryRun",
        "GET, /api/users/statistics?form=2026-01-01, form, from",
        "GET, /api/commands?name=x, name, none",
        "GET, /api/commands/create-user?version=1, version, none",
        "GET, /api/queries?x=1, x, none",
        "POST, /api/users/query?limit=1, limit, none",
    })
    void anUnknownParameterIsNamed(String method, String path, String parameter, String known) {
        api.create(id, "Jo", id + "@example.com");

        Reply reply = send(method, path, "application/json", ENVELOPE.formatted(id));

        assertThat(reply.status()).as(reply.response().body()).isEqualTo(400);
        assertThat(reply.text("/type")).endsWith("invalid-parameter");
        assertThat(reply.text("/errors/0/parameter")).isEqualTo(parameter);
        assertThat(reply.text("/detail")).startsWith("Unknown parameter.").contains(known);
        assertUnchanged();
    }

    @ParameterizedTest
    @CsvSource({
        "Atomic=true, application/x-ndjson",
        "atomic=1, application/ndjson",
        "atomic, application/jsonl",
        "dryRun=true&dryRun=true, application/jsonl",
        "dryrun=true, application/x-ndjson",
    })
    void aStreamIsRejectedBeforeItsFirstCommand(String parameters, String mediaType) {
        api.create(id, "Jo", id + "@example.com");

        Reply reply = send("POST", "/api/commands?" + parameters, mediaType, ENVELOPE.formatted(id));

        assertThat(reply.status()).as(reply.response().body()).isEqualTo(400);
        assertThat(reply.text("/type")).endsWith("invalid-parameter");
        assertUnchanged();
    }

    private Reply send(String method, String path, String mediaType, String body) {
        return api.send(method, path.replace("{id}", id.toString()), mediaType, method.equals("GET") ? "" : body);
    }

    private void assertUnchanged() {
        Reply user = api.get("/api/users/" + id);
        assertThat(user.text("/status")).isEqualTo("active");
        assertThat(user.json().at("/version").asInt()).isZero();
    }
}
