package io.roster.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.http.Projection;
import io.roster.http.Store;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A second feature has everything that users have, by its own folder and migration. */
@OnStores(
        value = {Store.H2, Store.POSTGRES, Store.AXON_SERVER},
        fresh = true,
        arguments = {
            "--test.room=true",
            "--spring.flyway.locations=classpath:db/migration,classpath:db/{vendor},"
                    + "classpath:db/room/migration,classpath:db/room/{vendor}"
        })
class RoomTest extends HttpTest {

    private static final String ROOMS = "/api/rooms";

    private final UUID id = UUID.randomUUID();
    private final String path = ROOMS + "/" + id;

    @Test
    void aCreatedRoomIsReadWithItsToken() {
        Reply created = create("Blue", 8);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(path);
        Reply fetched = api.getAfter(created.consistencyToken(), path);
        assertThat(fetched.header("ETag")).isEqualTo("\"0\"");
        assertThat(fetched.json())
                .hasToString(
                        "{\"id\":\"%s\",\"name\":\"Blue\",\"seats\":8,\"flagged\":false,\"version\":0}".formatted(id));
        assertThat(api.get(path + "?fields=name").json()).hasToString("{\"name\":\"Blue\"}");
    }

    /** Each feature's writes are awaited by its own queries only. */
    @Test
    void withoutATokenANodeShowsItsOwnWritesOfEachFeature() {
        UUID user = UUID.randomUUID();
        create("Blue", 8);
        api.create(user, "Jo", user + "@example.com");

        assertThat(api.get("/api/users/" + user).status()).isEqualTo(200);
        assertThat(api.get("/api/users/statistics").status()).isEqualTo(200);
        assertThat(api.get(path).status()).isEqualTo(200);
    }

    @Test
    void anIdBelongsToOneFeature() {
        String email = id + "@example.com";
        create("Blue", 8);

        assertRejected(api.create(id, "Jo", email), 409, "id-in-use", "#/id");
        assertThat(api.patch("/api/users/" + id, "{\"name\":\"Jo\"}").status()).isEqualTo(404);
        assertThat(api.get("/api/users/" + id).status()).isEqualTo(404);
        assertThat(api.create(UUID.randomUUID(), "Jo", email).status()).isEqualTo(201);
    }

    @Test
    void anIdIsGeneratedIfNoneIsGiven() {
        Reply created = api.post(ROOMS, "{\"name\":\"Blue\",\"seats\":8}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(api.get(created.header("Location")).status()).isEqualTo(200);
    }

    @Test
    void aPatchRenamesARoom() {
        create("Blue", 8);

        Reply renamed = api.patch(path, "{\"name\":\"Red\"}");

        assertThat(renamed.header("ETag")).isEqualTo("\"1\"");
        assertThat(api.get(path).json().at("/name").asString()).isEqualTo("Red");
        assertThat(api.patch(path, "{\"name\":\"Red\"}").json().at("/status").asString())
                .isEqualTo("unchanged");
        Reply stale = api.patchIfMatch("\"0\"", path, "{\"name\":\"Green\"}");
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void aRetriedEnvelopeIsExecutedOnce() {
        String envelope = """
                {"command":"create-room","commandId":"%s","payload":{"name":"Blue","seats":8}}""".formatted(id);

        Reply first = api.post("/api/commands", envelope);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().at("/aggregate/type").asString()).isEqualTo("room");
        assertThat(api.post("/api/commands", envelope).json()).isEqualTo(first.json());
    }

    @Test
    void aRetriedRequestIsExecutedOnce() {
        String body = "{\"name\":\"Blue\",\"seats\":8}";
        Reply first = createWithKey(body);

        assertThat(createWithKey(body).json()).isEqualTo(first.json());
        assertThat(createWithKey("{\"name\":\"Red\",\"seats\":8}").status()).isEqualTo(422);
    }

    @Test
    void aDryRunAppendsNothing() {
        Reply dryRun = api.post(ROOMS + "?dryRun=true", body("Blue", 8));

        assertThat(dryRun.status()).isEqualTo(200);
        assertThat(dryRun.json().at("/events/0/type").asString()).isEqualTo("room.created");
        assertThat(dryRun.json().at("/events/0/payload/name").asString()).isEqualTo("Blue");
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void rejectionsAreProblems() {
        create("Blue", 8);

        assertRejected(create("Blue", 8), 409, "room-id-taken", "#/id");
        assertRejected(api.post(ROOMS, "{\"name\":\"Blue\",\"seats\":0}"), 422, "too-few-seats", "#/seats");
        assertRejected(
                api.post(ROOMS, "{\"name\":\"Blue\",\"seats\":8,\"doors\":1}"), 422, "invalid-content", "#/doors");
        assertRejected(api.post("/api/commands", """
                        {"command":"rename-room","aggregate":{"type":"room","id":"%s"},"payload":{"name":1}}
                        """.formatted(id)), 422, "invalid-content", "#/payload/name");
        Reply notFound = api.patch(ROOMS + "/" + UUID.randomUUID(), "{\"name\":\"Red\"}");
        assertProblem(notFound, 404, "room-not-found");
        assertThat(api.get(ROOMS + "/not-a-uuid").status()).isEqualTo(400);
    }

    @Test
    void theCataloguesListRooms() {
        assertThat(api.get("/api/commands").json().at("/items").valueStream())
                .filteredOn(item -> item.at("/aggregate").asString().equals("room"))
                .extracting(
                        item -> item.at("/command").asString(item.at("/name").asString()))
                .containsExactly("create-room", "flag-room", "rename-room");
        assertThat(api.get("/api/commands/create-room").json().at("/properties").propertyNames())
                .containsExactlyInAnyOrder("name", "seats");
        assertThat(api.get("/api/queries").json().at("/items").valueStream())
                .filteredOn(item -> item.at("/path").asString().equals(ROOMS))
                .singleElement()
                .extracting(item -> names(item.at("/fields")))
                .isEqualTo(List.of("id", "name", "seats", "flagged", "version"));
    }

    @Test
    void roomsAreFoundInEachFormOfTheQueryLanguage() {
        String run = "r" + id;
        for (int seats = 1; seats <= 5; seats++) {
            api.post(ROOMS, "{\"name\":\"%s-%d\",\"seats\":%d}".formatted(run, seats, seats));
        }
        String filter = "name sw \"" + run + "\" and (seats ge 4 or name ew \"-1\")";

        JsonNode page = api.get(ROOMS + "?sort=-seats&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                .json();
        assertThat(names(page.at("/items"))).containsExactly(run + "-5", run + "-4", run + "-1");
        assertThat(api.post(ROOMS + "/query", """
                                {"filter":{"name":{"startsWith":"%s"},"or":[{"seats":{"ge":4}},{"name":{"endsWith":"-1"}}]},
                                 "sort":[{"field":"seats","order":"desc"}]}""".formatted(run)).json()).isEqualTo(page);

        String walk = ROOMS + "?name.startsWith=" + run.toUpperCase(Locale.ROOT) + "&sort=seats&limit=3";
        JsonNode first = api.get(walk + "&count=true").json();
        JsonNode second =
                api.get(walk + "&cursor=" + first.at("/next").asString()).json();
        assertThat(first.at("/count").asInt()).isEqualTo(5);
        assertThat(names(first.at("/items"))).containsExactly(run + "-1", run + "-2", run + "-3");
        assertThat(names(second.at("/items"))).containsExactly(run + "-4", run + "-5");
        assertThat(second.has("next")).isFalse();

        assertThat(api.get(ROOMS + "/one?name=" + run + "-2&fields=seats").json())
                .hasToString("{\"seats\":2}");
        assertThat(api.get(ROOMS + "/one?name.startsWith=" + run).status()).isEqualTo(409);
        assertThat(api.get(ROOMS + "/one?name=" + run).status()).isEqualTo(404);
        assertThat(api.get(ROOMS).status()).isEqualTo(200);
    }

    @Test
    void aSearchIsExplained() {
        JsonNode explained = api.get(ROOMS + "?explain=true&seats=8").json();

        assertThat(explained.at("/filter").asString()).isEqualTo("seats eq \"8\"");
        assertThat(explained.at("/indexes").valueStream().map(JsonNode::asString))
                .allMatch(index -> index.toLowerCase(Locale.ROOT).startsWith("rooms_"));
    }

    @Test
    void aFieldThatRoomsDoNotHaveIsAProblem() {
        Reply unknown = api.get(ROOMS + "?email=jo@example.com");

        assertProblem(unknown, 400, "invalid-query");
        assertThat(unknown.text("/errors/0/parameter")).isEqualTo("email");
        assertThat(api.get(path + "?fields=email").status()).isEqualTo(400);
    }

    @Test
    void theDocumentNamesRoutesAndParametersOfRooms() {
        JsonNode paths = api.get("/v3/api-docs").json().at("/paths");

        assertThat(paths.propertyNames())
                .contains(ROOMS, ROOMS + "/one", ROOMS + "/query", ROOMS + "/{id}", ROOMS + "/{id}/flag");
        assertThat(names(paths.at("/~1api~1rooms/get/parameters")))
                .contains("name", "seats", "flagged", "filter", "sort", "limit", "cursor", "count", "fields", "explain")
                .doesNotContain("email");
        assertThat(names(paths.at("/~1api~1rooms/post/parameters"))).contains("Idempotency-Key", "If-Match", "dryRun");
        assertThat(names(paths.at("/~1api~1users/get/parameters")))
                .contains("email")
                .doesNotContain("seats");
    }

    @Test
    void theReadModelIsRebuiltInPlaceAndBeside() {
        Projection rooms = projection("rooms");
        create("Blue", 8);
        api.patch(path, "{\"name\":\"Red\"}");
        JsonNode room = api.get(path).json();
        roster.jdbc()
                .sql("update rooms_a set name = 'spoilt' where id = ?")
                .param(id)
                .update();

        assertThat(rooms.request("replay").status()).isEqualTo(200);
        await().until(() -> api.get(path).json().equals(room));
        rooms.awaitCaughtUp();

        assertThat(rooms.request("build").status()).isEqualTo(200);
        rooms.awaitBuilt();
        assertThat(rooms.request("compare").json().at("/equal").asBoolean()).isTrue();
        assertThat(rooms.request("switch").status()).isEqualTo(200);
        assertThat(rooms.status().at("/slot").asString()).isEqualTo("b");
        assertThat(api.get(path).json()).isEqualTo(room);
    }

    /** The reaction has a processor and a position of its own, so a replay of the read model does not concern it. */
    @Test
    void aReactionRunsOnceForEachEvent() {
        Projection rooms = projection("rooms");
        List<MetaData> sent = new CopyOnWriteArrayList<>();
        Registration recording = roster.bean(CommandBus.class)
                .registerDispatchInterceptor(batch -> (index, command) -> {
                    if (command.getCommandName().equals("flag-room")) {
                        sent.add(command.getMetaData());
                    }
                    return command;
                });
        Reply created = create("Hall", 300);
        UUID small = UUID.randomUUID();
        api.post(ROOMS, "{\"id\":\"%s\",\"name\":\"Small\",\"seats\":2}".formatted(small));
        await().until(() -> api.get(path).json().at("/flagged").asBoolean());
        assertThat(api.get(path).header("ETag")).isEqualTo("\"1\"");

        assertThat(rooms.request("replay").status()).isEqualTo(200);
        await().until(() -> api.get(path).json().at("/flagged").asBoolean());
        rooms.awaitCaughtUp();

        recording.cancel();
        assertThat(api.get(ROOMS + "/" + small).json().at("/flagged").asBoolean())
                .isFalse();
        assertThat(sent)
                .singleElement()
                .satisfies(metaData -> assertThat(metaData)
                        .containsEntry("source", "reaction")
                        .containsEntry("actor", "anonymous")
                        .containsEntry(
                                "correlation-id",
                                created.json().at("/commandId").asString()));
        assertThat(roster.bean(EventProcessingConfiguration.class)
                        .eventProcessors()
                        .keySet())
                .contains("large-room-flagging", "rooms-a", "rooms-b", "users-a");
    }

    private Reply create(String name, int seats) {
        return api.post(ROOMS, body(name, seats));
    }

    private String body(String name, int seats) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"seats\":%d}".formatted(id, name, seats);
    }

    private Reply createWithKey(String body) {
        return api.send(
                ROOMS,
                request -> request.header("Content-Type", "application/json")
                        .header("Idempotency-Key", "key-" + id)
                        .POST(BodyPublishers.ofString(body)));
    }

    private static void assertRejected(Reply reply, int status, String type, String pointer) {
        assertProblem(reply, status, type);
        assertThat(reply.errorPointers()).containsExactly(pointer);
    }

    private static List<String> names(JsonNode items) {
        return items.valueStream().map(item -> item.at("/name").asString()).toList();
    }
}
