package io.roster.http.command;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;

/** Why a user was changed: in the body of every command, kept with its events. */
@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class ReasonsTest extends HttpTest {

    private final UUID id = UUID.randomUUID();
    private final String path = "/api/users/" + id;

    @Test
    void theReasonOfEveryCommandIsKeptWithItsEvents() {
        assertThat(List.of(
                        api.post("/api/users", """
                                {"id":"%s","name":"Jo","email":"%s@example.com","reason":"hired"}""".formatted(id, id)),
                        api.patch(path, "{\"name\":\"Joe\",\"reason\":\"typing error\"}"),
                        api.post(path + "/deactivate", "{\"reason\":\"Müßiggang\"}"),
                        api.post(path + "/activate", "{\"reason\":\"back\"}"),
                        api.send("DELETE", path, "application/json", "{\"reason\":\"left\"}"),
                        api.post(path + "/restore", "{\"reason\":\"left too early\"}")))
                .extracting(Reply::status)
                .containsExactly(201, 200, 200, 200, 200, 200);

        assertThat(reasons()).containsExactly("hired", "typing error", "Müßiggang", "back", "left", "left too early");
    }

    @Test
    void aBodyThatIsNotAReasonIsRejected() {
        api.create(id, "Jo", id + "@example.com");

        for (String command : List.of("activate", "deactivate", "restore")) {
            for (String body : List.of("{\"raeson\":\"x\"}", "{\"reason\":7}", "{\"reason\":\"\"}", "[]")) {
                assertThat(api.post(path + "/" + command, body).status())
                        .as(command + " " + body)
                        .isEqualTo(422);
            }
            assertThat(api.send("POST", path + "/" + command, "application/x-www-form-urlencoded", "dryRun=true")
                            .status())
                    .isEqualTo(415);
        }
        Reply twoReasons = api.post("/api/commands", """
                {"command":"deactivate-user","aggregate":{"type":"user","id":"%s"},
                 "reason":"a","payload":{"reason":"b"}}""".formatted(id));
        assertThat(twoReasons.errorPointers()).containsExactly("#/payload/reason");
        assertThat(api.get(path).json().at("/version").asInt()).isZero();
    }

    @Test
    void aCommandThatIsRepeatedForAnotherReasonIsAnotherCommand() {
        String command = """
                {"command":"create-user","commandId":"%s","reason":"%s","payload":{"name":"Jo","email":"%s@example.com"}}""";

        assertThat(api.post("/api/commands", command.formatted(id, "hired", id)).status())
                .isEqualTo(200);
        assertThat(api.post("/api/commands", command.formatted(id, "hired", id)).status())
                .isEqualTo(200);
        assertThat(api.post("/api/commands", command.formatted(id, "moved", id)).text("/type"))
                .endsWith("command-id-reused");
    }

    @Test
    void theReasonThatOldEventsHaveInTheirPayloadIsRead() {
        roster.events().append(id, 0, "user.created", "1", """
                {"id":"%s","name":"Jo","email":"%s@example.com"}""".formatted(id, id));
        roster.events().append(id, 1, "user.deactivated", "1", """
                {"id":"%s","reason":"on leave"}""".formatted(id));
        roster.events().append(id, 2, "user.deleted", "1", """
                {"id":"%s","reason":null}""".formatted(id));

        assertThat(reasons()).containsExactly("none", "on leave", "none");
    }

    private List<Object> reasons() {
        return roster.bean(EventStore.class)
                .readEvents(id.toString())
                .asStream()
                .<Object>map(event -> Map.copyOf(event.getMetaData()).getOrDefault("reason", "none"))
                .toList();
    }
}
