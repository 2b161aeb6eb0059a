package io.roster.http.projection;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was accepted once is read for ever, even if the rules of today, or of an older Unicode version, reject it. */
@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class AcceptedOnceTest extends HttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path CREATED = GOLDEN.resolve("user.created.1.json");

    /** Name and revision. */
    private static final Pattern FILE = Pattern.compile("(.+)\\.(\\d+)\\.json");

    /** An unassigned character, and some that show nothing. */
    private static final String REFUSED = "Jo\uFFFF\u200B\u202E\u3164";

    private final UUID id = UUID.randomUUID();
    private final String email = id + "\u2800@ex_ample\u00AD";
    private final String path = "/api/users/" + id;

    @ParameterizedTest
    @MethodSource("events")
    void aUserWithAnEventThatWouldBeRejectedTodayIsShownAndCanBeChanged(Path event) throws IOException {
        append(0, CREATED);
        if (!event.equals(CREATED)) {
            append(1, event);
        }
        boolean deleted = event.getFileName().toString().startsWith("user.deleted");

        await().untilAsserted(() -> assertThat(api.get(path).status()).isEqualTo(200));
        Reply stored = deleted ? after(api.post(path + "/restore", "")) : api.get(path);
        assertThat(stored.text("/name")).isEqualTo(REFUSED);
        assertThat(stored.text("/email")).isEqualTo(email);

        assertThat(after(api.post(path + "/deactivate", "{\"reason\":\"Left\"}"))
                        .text("/status"))
                .isEqualTo("inactive");
        Reply changed =
                after(api.patch(path, JSON.writeValueAsString(Map.of("name", "Jo", "email", id + "@example.com"))));
        assertThat(changed.text("/name")).isEqualTo("Jo");
        assertThat(after(api.delete(path)).text("/status")).isEqualTo("deleted");
        for (String readModel : new String[] {"users", "user-statistics"}) {
            assertThat(api.get("/actuator/deadletters/" + readModel).response().body())
                    .doesNotContain(id.toString());
        }
    }

    static Stream<Path> events() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.getFileName().toString().startsWith("user.")).sorted().toList().stream();
        }
    }

    /** Appends a golden event, with each text replaced by one that is rejected today. */
    private void append(long version, Path event) throws IOException {
        ObjectNode payload = (ObjectNode) JSON.readTree(Files.readString(event));
        payload.propertyNames().stream()
                .filter(name -> payload.get(name).isString())
                .toList()
                .forEach(name ->
                        payload.put(name, name.equals("id") ? id.toString() : name.equals("email") ? email : REFUSED));
        Matcher file = FILE.matcher(event.getFileName().toString());
        assertThat(file.matches()).isTrue();
        roster.events().append(id, version, file.group(1), file.group(2), payload.toString());
    }

    /** The user in a read model that contains the change. */
    private Reply after(Reply change) {
        assertThat(change.status()).as(change.response().body()).isEqualTo(200);
        return api.getAfter(change.consistencyToken(), path);
    }
}
