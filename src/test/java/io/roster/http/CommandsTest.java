package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Envelopes, repeats, versions and dry runs. */
class CommandsTest extends HttpTest {

    private static final String COMMANDS = "/api/commands";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventStore events;

    private final UUID id = UUID.randomUUID();
    private final String email = id + "@example.com";

    @Test
    void theCatalogueHasEveryCommandAndItsSchema() {
        JsonNode items = api.get(COMMANDS).json().at("/items");
        assertThat(items.valueStream().map(item -> item.at("/name").asString()))
                .containsExactly(
                        "activate-user",
                        "create-user",
                        "deactivate-user",
                        "delete-user",
                        "restore-user",
                        "update-user");
        assertThat(items.valueStream())
                .allSatisfy(
                        item -> assertThat(item.at("/description").asString()).isNotBlank());

        Reply schema = api.get(items.at("/1/schema").asString());
        assertThat(schema.header("Content-Type")).startsWith("application/schema+json");
        assertThat(schema.json().at("/properties/name/maxLength").asInt()).isEqualTo(200);
        assertThat(schema.json().at("/required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("name", "email");
        assertThat(schema.json().at("/additionalProperties").asBoolean(true)).isFalse();
        assertThat(api.get(COMMANDS + "/nothing").status()).isEqualTo(404);
    }

    @Test
    void anEnvelopeIsDone() {
        Reply created = api.post(COMMANDS, create("", email));
        assertThat(created.status()).isEqualTo(200);
        String drawn = created.json().at("/aggregate/id").asString();
        assertThat(created.header("ETag")).isEqualTo("\"0\"");

        Reply renamed = api.post(COMMANDS, """
                {"command":"update-user","aggregate":{"type":"user","id":"%s"},"payload":{"name":"Joe"},
                 "expectedVersion":0,"reason":"asked for it"}""".formatted(drawn));
        assertThat(renamed.json().at("/version").asInt()).isEqualTo(1);
        assertThat(api.get("/api/users/" + drawn).json().at("/name").asString()).isEqualTo("Joe");
    }

    @Test
    void anEnvelopeThatIsWrongIsToldAllThatIsWrong() {
        Reply reply = api.post(COMMANDS, """
                {"command":"update-user","priority":1,"payload":{"name":"","age":1},"expectedVersion":"0"}""");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .containsExactlyInAnyOrder(
                        "#/priority", "#/expectedVersion", "#/aggregate", "#/payload/age", "#/payload/name");
        assertThat(api.post(COMMANDS, "{\"command\":\"fire-user\"}")
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("#/command");
        assertThat(api.post(COMMANDS, "{\"command\":\"activate-user\",\"aggregate\":{\"type\":\"group\",\"id\":\"1\"}}")
                        .json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .containsExactlyInAnyOrder("#/aggregate/type", "#/aggregate/id");
    }

    @Test
    void whatIsTakenIsNamedByItsPlaceInTheEnvelope() {
        UUID id = UUID.randomUUID();
        api.create(id, "Jo", id + "@example.com");
        String envelope = "{\"command\":\"create-user\",\"aggregate\":{\"type\":\"user\",\"id\":\"%s\"},"
                + "\"payload\":{\"name\":\"Jo\",\"email\":\"%s@example.com\"}}";

        assertThat(api.post(COMMANDS, envelope.formatted(id, UUID.randomUUID()))
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("#/aggregate/id");
        assertThat(api.post(COMMANDS, envelope.formatted(UUID.randomUUID(), id))
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("#/payload/email");
    }

    @Test
    void aRepeatGetsTheSameReceiptAndAppendsNothing() {
        String key = UUID.randomUUID().toString();
        Reply first = api.post(COMMANDS, create("\"commandId\":\"" + key + "\",", email));
        long events = events();

        Reply again = api.post(COMMANDS, create("\"commandId\":\"" + key + "\",", email));

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(events()).isEqualTo(events);
        Reply other = api.post(COMMANDS, create("\"commandId\":\"" + key + "\",", "other-" + email));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().at("/type").asString()).isEqualTo("urn:roster:problem:command-id-reused");
    }

    @Test
    void aRepeatOfWhatChangedNothingStillChangesNothing() {
        api.create(id, "Jo", email);
        Reply first = withKey("k-" + id, "/activate");
        api.post("/api/users/" + id + "/deactivate", "");

        Reply again = withKey("k-" + id, "/activate");

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(api.get("/api/users/" + id).json().at("/active").asBoolean()).isFalse();
    }

    @Test
    void aCommandThatWasRefusedMayBeTriedAgainUnderItsId() {
        api.create(id, "Jo", email);
        String envelope = create("\"commandId\":\"r-" + id + "\",", email);
        assertThat(api.post(COMMANDS, envelope).status()).isEqualTo(409);

        api.delete("/api/users/" + id);

        assertThat(api.post(COMMANDS, envelope).status()).isEqualTo(200);
    }

    @Test
    void ofManyRepeatsAtOnceOneIsDone() throws Exception {
        String envelope = create("\"commandId\":\"m-" + id + "\",", email);

        List<Reply> replies = concurrently(16, i -> api.post(COMMANDS, envelope));

        assertThat(replies)
                .allSatisfy(reply ->
                        assertThat(reply.json()).isEqualTo(replies.get(0).json()));
        assertThat(replies.get(0).status()).isEqualTo(200);
        assertThat(api.get("/api/users?email=" + email).json().at("/items")).hasSize(1);
    }

    @Test
    void ofManyChangesToOneVersionOneIsDone() throws Exception {
        api.create(id, "Jo", email);

        List<Reply> replies = concurrently(
                32,
                i -> api.send(
                        "/api/users/" + id,
                        request -> request.header("Content-Type", "application/json")
                                .header("If-Match", "\"0\"")
                                .method(
                                        "PATCH",
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                "{\"name\":\"Jo " + i + "\"}"))));

        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.status() == 412)).hasSize(31);
        assertThat(api.get("/api/users/" + id).json().at("/version").asInt()).isEqualTo(1);
    }

    /** More clients than connections, who wait for one aggregate: nobody starves, and each is answered. */
    @Test
    void ofManyChangesToOneUserEachIsDone() throws Exception {
        api.create(id, "Jo", email);

        List<Reply> replies = concurrently(40, i -> api.patch("/api/users/" + id, "{\"name\":\"Jo " + i + "\"}"));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
        assertThat(api.get("/api/users/" + id).json().at("/version").asInt()).isEqualTo(40);
    }

    @Test
    void aDryRunTellsWhatItWouldDoAndDoesNothing() {
        long events = events();
        long last = lastPosition();

        Reply dry = api.post(COMMANDS + "?dryRun=true", create("", email));

        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.json()
                        .at("/events")
                        .valueStream()
                        .map(event -> event.at("/type").asString()))
                .containsExactly("email.claimed", "user.created");
        assertThat(dry.json().at("/events/1/payload/email").asString()).isEqualTo(email);
        assertThat(events()).isEqualTo(events);
        assertThat(api.create(id, "Jo", email).status()).isEqualTo(201);
        assertThat(lastPosition()).as("the sequence of positions").isEqualTo(last + 2);
        assertThat(api.post(COMMANDS + "?dryRun=true", create("", email)).status())
                .isEqualTo(409);
    }

    @Test
    void whoWhyAndByWhichWayIsKeptWithTheEvents() {
        Reply created = api.send(
                COMMANDS,
                request -> request.header("Content-Type", "application/json")
                        .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                create("\"commandId\":\"w-" + id + "\",\"reason\":\"hired\",", email))));

        String user = created.json().at("/aggregate/id").asString();
        assertThat(events.readEvents(user).next().getMetaData())
                .containsEntry("command-id", "w-" + id)
                .containsEntry("reason", "hired")
                .containsEntry("correlation-id", "0af7651916cd43dd8448eb211c80319c")
                .containsEntry("source", "http")
                .containsEntry("actor", "anonymous");
    }

    private Reply withKey(String key, String action) {
        return api.send(
                "/api/users/" + id + action,
                request ->
                        request.header("Idempotency-Key", key).POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
    }

    /** How many events are stored. */
    long events() {
        // Numbers that earlier tests drew in vain are closed at any time.
        return jdbc.sql("select count(*) from event where payload_type <> 'position.closed'")
                .query(Long.class)
                .single();
    }

    /** The number of the last event. */
    long lastPosition() {
        return jdbc.sql("select max(global_index) from event").query(Long.class).single();
    }

    private static String create(String more, String email) {
        return "{\"command\":\"create-user\"," + more + "\"payload\":{\"name\":\"Jo\",\"email\":\"" + email + "\"}}";
    }

    private static List<Reply> concurrently(int clients, java.util.function.IntFunction<Reply> request)
            throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Reply>> futures = executor.invokeAll(IntStream.range(0, clients)
                    .mapToObj(i -> (Callable<Reply>) () -> request.apply(i))
                    .toList());
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> future : futures) {
                replies.add(future.get());
            }
            return replies;
        } finally {
            executor.shutdown();
        }
    }
}
