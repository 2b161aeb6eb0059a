package io.roster.http.command;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.Envelopes;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class CommandEnvelopeTest extends HttpTest {

    private static final String COMMANDS = "/api/commands";

    private final UUID id = UUID.randomUUID();
    private final String email = id + "@example.com";

    @Test
    void catalogueListsEveryCommandAndItsSchema() {
        JsonNode items = api.get(COMMANDS).json().at("/items");
        assertThat(items.valueStream().map(item -> item.at("/name").asString()))
                .containsExactly(
                        "activate-user",
                        "create-user",
                        "deactivate-user",
                        "delete-user",
                        "issue-access-token",
                        "restore-user",
                        "revoke-access-token",
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
    void commandInAnEnvelopeIsExecuted() {
        Reply created = api.post(COMMANDS, Envelopes.createUser("", email));
        assertThat(created.status()).isEqualTo(200);
        String generatedId = created.text("/aggregate/id");
        assertThat(created.header("ETag")).isEqualTo("\"0\"");

        Reply renamed = api.post(COMMANDS, """
                {"command":"update-user","aggregate":{"type":"user","id":"%s"},"payload":{"name":"Joe"},
                 "expectedVersion":0,"reason":"asked for it"}""".formatted(generatedId));
        assertThat(renamed.json().at("/version").asInt()).isEqualTo(1);
        assertThat(api.get("/api/users/" + generatedId).text("/name")).isEqualTo("Joe");
    }

    @Test
    void allErrorsOfAnEnvelopeAreReportedAtOnce() {
        Reply reply = api.post(COMMANDS, """
                {"command":"update-user","priority":1,"payload":{"name":"","age":1},"expectedVersion":"0"}""");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errorPointers())
                .containsExactlyInAnyOrder(
                        "#/priority", "#/expectedVersion", "#/aggregate", "#/payload/age", "#/payload/name");
        assertThat(api.post(COMMANDS, "{\"command\":\"fire-user\"}").text("/errors/0/pointer"))
                .isEqualTo("#/command");
        assertThat(api.post(COMMANDS, "{\"command\":\"activate-user\",\"aggregate\":{\"type\":\"group\",\"id\":\"1\"}}")
                        .errorPointers())
                .containsExactlyInAnyOrder("#/aggregate/type", "#/aggregate/id");
    }

    @Test
    void takenIdOrAddressIsNamedByItsPointerIntoTheEnvelope() {
        api.create(id, "Jo", email);
        String envelope = "{\"command\":\"create-user\",\"aggregate\":{\"type\":\"user\",\"id\":\"%s\"},"
                + "\"payload\":{\"name\":\"Jo\",\"email\":\"%s@example.com\"}}";

        assertThat(api.post(COMMANDS, envelope.formatted(id, UUID.randomUUID())).text("/errors/0/pointer"))
                .isEqualTo("#/aggregate/id");
        assertThat(api.post(COMMANDS, envelope.formatted(UUID.randomUUID(), id)).text("/errors/0/pointer"))
                .isEqualTo("#/payload/email");
    }

    @Test
    void dryRunReturnsTheEventsAndStoresNothing() {
        long events = roster.events().count();
        long last = roster.events().lastPosition();

        Reply dryRun = api.post(COMMANDS + "?dryRun=true", Envelopes.createUser("", email));

        assertThat(dryRun.status()).isEqualTo(200);
        assertThat(dryRun.json()
                        .at("/events")
                        .valueStream()
                        .map(event -> event.at("/type").asString()))
                .containsExactly("email.claimed", "user.created");
        assertThat(dryRun.text("/events/1/payload/email")).isEqualTo(email);
        assertThat(roster.events().count()).isEqualTo(events);
        assertThat(api.create(id, "Jo", email).status()).isEqualTo(201);
        assertThat(roster.events().lastPosition())
                .as("the last position, had the dry run used none")
                .isEqualTo(last + 2);
        assertThat(api.post(COMMANDS + "?dryRun=true", Envelopes.createUser("", email))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void actorReasonCorrelationAndSourceAreStoredWithTheEvents() {
        Reply created = api.send(
                COMMANDS,
                request -> request.header("Content-Type", "application/json")
                        .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                        .POST(BodyPublishers.ofString(
                                Envelopes.createUser("\"commandId\":\"w-" + id + "\",\"reason\":\"hired\",", email))));

        String user = created.text("/aggregate/id");
        assertThat(roster.bean(EventStore.class).readEvents(user).next().getMetaData())
                .containsEntry("command-id", "w-" + id)
                .containsEntry("reason", "hired")
                .containsEntry("correlation-id", "0af7651916cd43dd8448eb211c80319c")
                .containsEntry("source", "http")
                .containsEntry("actor", "anonymous");
    }
}
