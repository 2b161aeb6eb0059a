package io.roster.http.command;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.POSTGRES;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.text.Digest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Users and addresses with many events are loaded from snapshots, which change nothing but the time that it takes. */
@OnStores({H2, POSTGRES, AXON_SERVER, REAL_AXON_SERVER})
class LongHistoryTest extends HttpTest {

    private static final int ENOUGH = 60;

    private final UUID id = UUID.randomUUID();
    private final String email = id + "@example.com";
    private final String path = "/api/users/" + id;

    @Test
    void aUserWithManyEventsHasASnapshotAndGoesOnAsBefore() {
        createAndRename(ENOUGH);

        await().untilAsserted(() -> assertThat(roster.events().snapshotOf(id.toString()))
                .hasValueSatisfying(version -> assertThat(version).isBetween(ENOUGH / 2L, (long) ENOUGH)));
        assertVersion(api.patch(path, "{\"name\":\"Jo %d\",\"email\":\"%s\"}".formatted(ENOUGH, email)), ENOUGH);
        assertVersion(api.post(path + "/deactivate", "{}"), ENOUGH + 1);
        assertVersion(api.patch(path, "{\"name\":\"Jo Doe\"}"), ENOUGH + 2);
        assertThat(api.patchIfMatch("\"3\"", path, "{\"name\":\"Jo\"}").status())
                .isEqualTo(412);
        Reply deleted = api.delete(path);
        assertVersion(deleted, ENOUGH + 3);
        assertThat(api.getAfter(deleted.consistencyToken(), path).text("/name")).isEqualTo("Jo Doe");
        assertThat(api.create(UUID.randomUUID(), "Jo", email).status()).isEqualTo(201);
    }

    @Test
    void anAddressThatChangedHandsManyTimesHasASnapshotAndStillBelongsToOneUser() {
        for (int i = 0; i < ENOUGH / 2; i++) {
            UUID user = UUID.randomUUID();
            assertThat(api.create(user, "Jo", email).status()).isEqualTo(201);
            assertThat(api.delete("/api/users/" + user).status()).isEqualTo(200);
        }

        await().untilAsserted(() -> assertThat(roster.events().snapshotOf("email-" + Digest.hex(email)))
                .isPresent());
        assertThat(api.create(id, "Jo", email).status()).isEqualTo(201);
        assertProblem(api.create(UUID.randomUUID(), "Jo", email), 409, "email-taken");
        assertThat(api.delete(path).status()).isEqualTo(200);
        assertThat(api.create(UUID.randomUUID(), "Jo", email).status()).isEqualTo(201);
    }

    @Test
    void aSnapshotStandsForTheEventsBeforeIt() {
        long version = longHistory();
        storeInactiveAt(version, "1");

        assertVersion(api.post(path + "/deactivate", "{}"), version);
    }

    @Test
    void aSnapshotOfAnotherRevisionIsIgnored() {
        long version = longHistory();
        storeInactiveAt(version, "0");

        assertVersion(api.post(path + "/deactivate", "{}"), version + 1);
    }

    @Test
    void anUnreadableSnapshotIsIgnored() {
        long version = longHistory();
        roster.events().storeSnapshot(id, version, "1", "{\"shoeSize\":");

        assertVersion(api.post(path + "/deactivate", "{}"), version + 1);
    }

    @Test
    void aSnapshotWithAValueThatWouldBeRejectedTodayIsRead() {
        long version = longHistory();
        roster.events().storeSnapshot(id, version, "1", inactive("Jo\u200B"));

        assertVersion(api.post(path + "/deactivate", "{}"), version);
    }

    /** Makes so many events that there is a snapshot, and one more. */
    private long longHistory() {
        createAndRename(ENOUGH);
        await().untilAsserted(() ->
                assertThat(roster.events().snapshotOf(id.toString())).isPresent());
        long version = ENOUGH + 1;
        assertVersion(api.patch(path, "{\"name\":\"Jo\"}"), version);
        return version;
    }

    private void createAndRename(int times) {
        api.create(id, "Jo", email);
        for (int i = 1; i <= times; i++) {
            assertVersion(api.patch(path, "{\"name\":\"Jo %d\"}".formatted(i)), i);
        }
    }

    private void storeInactiveAt(long version, String revision) {
        roster.events().storeSnapshot(id, version, revision, inactive("Jo"));
    }

    private String inactive(String name) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"email\":\"%s\",\"active\":false,\"deleted\":false}"
                .formatted(id, name, email);
    }

    private static void assertVersion(Reply reply, long version) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        assertThat(reply.json().at("/version").asLong()).isEqualTo(version);
    }
}
