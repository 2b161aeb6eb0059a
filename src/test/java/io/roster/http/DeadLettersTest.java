package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** An event that a projection cannot take holds up its own user, and nobody else. */
@DirtiesContext
class DeadLettersTest extends HttpTest {

    private static final String LETTERS = "/actuator/deadletters/users";

    @Autowired
    private JdbcClient jdbc;

    private final UUID bad = UUID.randomUUID();
    private final UUID good = UUID.randomUUID();

    @BeforeEach
    void twoUsers() {
        api.create(bad, "Before", bad + "@example.com");
        api.create(good, "Before", good + "@example.com");
        awaitName(bad, "Before");
    }

    @AfterEach
    void noLetterIsLeft() {
        jdbc.sql("delete from dead_letter").update();
    }

    @Test
    void whatTheDatabaseRefusesIsSetAsideAndTakenAfterTheMend() {
        refusePoison();
        try {
            rename(bad, "poison");
            rename(bad, "after");
            rename(good, "after");
            awaitName(good, "after");

            assertThat(name(bad)).isEqualTo("Before");
            JsonNode letters = api.get(LETTERS).json();
            assertThat(letters.at("/count").asInt()).isEqualTo(2);
            assertThat(letters.at("/letters/0/aggregate").asString()).isEqualTo(bad.toString());
            assertThat(letters.at("/letters/0/version").asInt()).isEqualTo(1);
            assertThat(letters.at("/letters/0/event").asString()).isEqualTo("user.renamed");
            assertThat(letters.at("/letters/0/cause").asString()).containsIgnoringCase("no_poison");
            assertThat(letters.at("/letters/1/version").asInt()).isEqualTo(2);
            assertThat(letters.at("/letters/1").has("cause")).isFalse();

            Reply again = api.post(LETTERS, "");
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().at("/failed").asInt()).isEqualTo(1);
            assertThat(api.get(LETTERS).json().at("/letters/0/retries").asInt()).isEqualTo(1);
        } finally {
            takePoison();
        }

        Reply mended = api.post(LETTERS + "/" + bad, "");
        assertThat(mended.status()).isEqualTo(200);
        assertThat(mended.json().at("/taken").asInt()).isEqualTo(1);
        assertThat(name(bad)).isEqualTo("after");
        assertThat(api.get(LETTERS).json().at("/count").asInt()).isZero();
    }

    /** Of a user who is counted first the user is noted, and then the number is raised. */
    @Test
    void nothingStaysOfWhatIsSetAside() {
        String statistics = "/actuator/deadletters/user-statistics";
        UUID uncounted = UUID.randomUUID();
        Awaitility.await()
                .until(() -> api.get("/actuator/projections").json().values().stream()
                        .allMatch(it -> it.at("/eventsBehind").asInt() == 0));
        jdbc.sql("alter table user_statistics_by_status_a add constraint no_more check (users <= " + activeUsers()
                        + ")")
                .update();
        try {
            api.create(uncounted, "One too many", uncounted + "@example.com");
            Awaitility.await().until(() -> isLetter(statistics, uncounted));
            assertThat(jdbc.sql("select count(*) from user_statistics_counted_a where id = ?")
                            .param(uncounted)
                            .query(Long.class)
                            .single())
                    .isZero();
        } finally {
            jdbc.sql("alter table user_statistics_by_status_a drop constraint no_more")
                    .update();
        }
        long before = activeUsers();
        assertThat(api.post(statistics + "/" + uncounted, "").status()).isEqualTo(200);
        assertThat(isLetter(statistics, uncounted)).isFalse();
        assertThat(activeUsers()).isEqualTo(before + 1);
    }

    @Test
    void whatCannotBeReadIsSetAsideAndCanBeGivenUp() {
        storeUnreadable(bad, 1);
        rename(good, "after");
        awaitName(good, "after");
        rename(good, "later");
        awaitName(good, "later");

        assertThat(api.get(LETTERS).json().at("/letters/0/aggregate").asString())
                .isEqualTo(bad.toString());
        String letter = LETTERS + "/" + bad + "/1";
        assertThat(api.delete(letter).status()).as("without a reason").isEqualTo(422);
        assertThat(api.delete(letter + "?reason=Written+by+hand").status()).isEqualTo(200);
        assertThat(api.delete(letter + "?reason=Written+by+hand").status()).isEqualTo(404);

        assertThat(api.get(LETTERS).json().at("/count").asInt()).isZero();
        JsonNode operations = api.get("/actuator/projections/users").json().at("/operations");
        JsonNode last = operations.get(operations.size() - 1);
        assertThat(last.at("/operation").asString()).isEqualTo("evict");
        assertThat(last.at("/subject").asString()).isEqualTo(bad + "/1");
        assertThat(last.at("/reason").asString()).isEqualTo("Written by hand");
        assertThat(last.at("/actor").asString()).isEqualTo("anonymous");
    }

    @Test
    void aReplayTriesEachEventAnew() {
        storeUnreadable(bad, 1);
        Awaitility.await().until(() -> api.get(LETTERS).json().at("/count").asInt() == 1);
        jdbc.sql("update event set payload = ? where aggregate_identifier = ? and sequence_number = 1")
                .params(renamed(bad, "mended").getBytes(StandardCharsets.UTF_8), bad.toString())
                .update();

        assertThat(api.post("/actuator/projections/users/replay", "").status()).isEqualTo(200);
        awaitName(bad, "mended");
        assertThat(api.get(LETTERS).json().at("/count").asInt()).isZero();
    }

    /** As after a merge, when the half that was less far gives its events to both. */
    @Test
    void whatComesAgainIsNotSetAsideTwice() {
        Map<String, Object> position = jdbc.sql("select token, token_type from token where processor_name = 'users-a'")
                .query()
                .singleRow();
        refusePoison();
        try {
            rename(bad, "poison");
            rename(bad, "after");
            rename(good, "after");
            awaitName(good, "after");

            assertThat(api.post("/actuator/projections/users/pause", "").status())
                    .isEqualTo(200);
            jdbc.sql("update token set token = :token, token_type = :token_type where processor_name = 'users-a'")
                    .param("token", position.get("token"))
                    .param("token_type", position.get("token_type"))
                    .update();
            assertThat(api.post("/actuator/projections/users/resume", "").status())
                    .isEqualTo(200);
            rename(bad, "later");
            rename(good, "later");
            awaitName(good, "later");

            assertThat(api.get(LETTERS)
                            .json()
                            .at("/letters")
                            .valueStream()
                            .map(letter -> letter.at("/version").asInt()))
                    .containsExactly(1, 2, 3);
        } finally {
            takePoison();
        }
    }

    @Test
    void whatIsNoLetterIsNotFound() {
        assertThat(api.get("/actuator/deadletters/nobody").status()).isEqualTo(404);
        assertThat(api.post(LETTERS + "/" + good, "").status()).isEqualTo(404);
        assertThat(api.delete(LETTERS + "/" + good + "/7?reason=none").status()).isEqualTo(404);
        assertThat(api.delete(LETTERS + "/" + good + "/7?reason=none&aggregate=%00")
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/actuator/deadletters").json().at("/users/count").asInt())
                .isZero();
    }

    private void refusePoison() {
        jdbc.sql("alter table users_a add constraint no_poison check (name <> 'poison')")
                .update();
    }

    private void takePoison() {
        jdbc.sql("alter table users_a drop constraint no_poison").update();
    }

    /** Stores a renaming that is no whole JSON. */
    void storeUnreadable(UUID id, int version) {
        jdbc.sql("""
                        insert into event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                            payload_type, payload_revision, payload, meta_data)
                        select ?, aggregate_identifier, ?, type, time_stamp, 'user.renamed', '1', ?, meta_data
                        from event where aggregate_identifier = ? and sequence_number = 0
                        """)
                .params(
                        UUID.randomUUID().toString(),
                        version,
                        "{\"id\":".getBytes(StandardCharsets.UTF_8),
                        id.toString())
                .update();
    }

    private long activeUsers() {
        return jdbc.sql("select users from user_statistics_by_status_a where status = 'active'")
                .query(Long.class)
                .single();
    }

    private boolean isLetter(String letters, UUID aggregate) {
        return api.get(letters)
                .json()
                .at("/letters")
                .valueStream()
                .anyMatch(letter -> letter.at("/aggregate").asString().equals(aggregate.toString()));
    }

    private static String renamed(UUID id, String name) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}";
    }

    private void rename(UUID id, String name) {
        assertThat(api.patch("/api/users/" + id, "{\"name\":\"" + name + "\"}").status())
                .isEqualTo(200);
    }

    private String name(UUID id) {
        return api.get("/api/users/" + id).json().at("/name").asString();
    }

    private void awaitName(UUID id, String name) {
        Awaitility.await().until(() -> name(id).equals(name));
    }
}
