package io.roster.http.projection;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An event that a projection cannot handle blocks the events of its own user only. */
@OnStores(
        value = {H2, POSTGRES, AXON_SERVER},
        fresh = true)
class DeadLettersTest extends HttpTest {

    private static final String LETTERS = "/actuator/deadletters/users";

    private final UUID bad = UUID.randomUUID();
    private final UUID good = UUID.randomUUID();

    private JdbcClient jdbc;

    @BeforeEach
    void createUsers() {
        jdbc = roster.jdbc();
        api.create(bad, "Before", bad + "@example.com");
        api.create(good, "Before", good + "@example.com");
        awaitName(bad, "Before");
    }

    @AfterEach
    void removeDeadLetters() {
        jdbc.sql("delete from dead_letter").update();
    }

    @Test
    void eventRejectedByTheDatabaseBecomesADeadLetterThatCanBeRetried() {
        rejectPoison();
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

            Reply retried = api.post(LETTERS, "");
            assertThat(retried.status()).isEqualTo(200);
            assertThat(retried.json().at("/failed").asInt()).isEqualTo(1);
            assertThat(api.get(LETTERS).json().at("/letters/0/retries").asInt()).isEqualTo(1);
        } finally {
            acceptPoison();
        }

        Reply repaired = api.post(LETTERS + "/" + bad, "");
        assertThat(repaired.status()).isEqualTo(200);
        assertThat(repaired.json().at("/taken").asInt()).isEqualTo(1);
        assertThat(name(bad)).isEqualTo("after");
        assertThat(letterCount()).isZero();
    }

    /** The statistics first mark the user as counted and then increment the count, which fails here. */
    @Test
    void partialChangesOfADeadLetterAreRolledBack() {
        String statistics = "/actuator/deadletters/user-statistics";
        UUID uncounted = UUID.randomUUID();
        await().until(() -> api.get("/actuator/projections").json().values().stream()
                .allMatch(projection -> projection.at("/eventsBehind").asInt() == 0));
        jdbc.sql("alter table user_statistics_by_status_a add constraint no_more check (users <= " + activeUsers()
                        + ")")
                .update();
        try {
            api.create(uncounted, "One too many", uncounted + "@example.com");
            await().until(() -> hasLetterOf(uncounted, statistics));
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
        assertThat(hasLetterOf(uncounted, statistics)).isFalse();
        assertThat(activeUsers()).isEqualTo(before + 1);
    }

    @Test
    void unreadableEventBecomesADeadLetterThatCanBeEvicted() {
        storeUnreadableRename(bad);
        rename(good, "after");
        awaitName(good, "after");
        rename(good, "later");
        awaitName(good, "later");

        assertThat(api.get(LETTERS).text("/letters/0/aggregate")).isEqualTo(bad.toString());
        String letter = LETTERS + "/" + bad + "/1";
        assertThat(api.delete(letter).status()).as("without a reason").isEqualTo(422);
        assertThat(api.delete(letter + "?reason=Written+by+hand").status()).isEqualTo(200);
        assertThat(api.delete(letter + "?reason=Written+by+hand").status()).isEqualTo(404);

        assertThat(letterCount()).isZero();
        JsonNode operations = api.get("/actuator/projections/users").json().at("/operations");
        JsonNode last = operations.get(operations.size() - 1);
        assertThat(last.at("/operation").asString()).isEqualTo("evict");
        assertThat(last.at("/subject").asString()).isEqualTo(bad + "/1");
        assertThat(last.at("/reason").asString()).isEqualTo("Written by hand");
        assertThat(last.at("/actor").asString()).isEqualTo("anonymous");
    }

    @Test
    void replayHandlesDeadLettersAgain() {
        assumeThat(roster.store()).as("a store whose events can be repaired").isNotEqualTo(AXON_SERVER);
        storeUnreadableRename(bad);
        await().until(() -> hasLetterOf(bad, LETTERS));
        jdbc.sql("update event set payload = ? where aggregate_identifier = ? and sequence_number = 1")
                .params(
                        ("{\"id\":\"" + bad + "\",\"name\":\"repaired\"}").getBytes(StandardCharsets.UTF_8),
                        bad.toString())
                .update();

        assertThat(projection("users").request("replay").status()).isEqualTo(200);
        awaitName(bad, "repaired");
        assertThat(hasLetterOf(bad, LETTERS)).isFalse();
    }

    /** After a merge, events that the lagging segment had not handled are delivered to both. */
    @Test
    void redeliveredEventDoesNotBecomeASecondDeadLetter() {
        Map<String, Object> position = jdbc.sql("select token, token_type from token where processor_name = 'users-a'")
                .query()
                .singleRow();
        rejectPoison();
        try {
            rename(bad, "poison");
            rename(bad, "after");
            rename(good, "after");
            awaitName(good, "after");

            assertThat(projection("users").request("pause").status()).isEqualTo(200);
            jdbc.sql("update token set token = :token, token_type = :token_type where processor_name = 'users-a'")
                    .param("token", position.get("token"))
                    .param("token_type", position.get("token_type"))
                    .update();
            assertThat(projection("users").request("resume").status()).isEqualTo(200);
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
            acceptPoison();
        }
    }

    @Test
    void unknownDeadLetterIsNotFound() {
        assertThat(api.get("/actuator/deadletters/nobody").status()).isEqualTo(404);
        assertThat(api.post(LETTERS + "/" + good, "").status()).isEqualTo(404);
        assertThat(api.delete(LETTERS + "/" + good + "/7?reason=none").status()).isEqualTo(404);
        assertThat(api.delete(LETTERS + "/" + good + "/7?reason=none&aggregate=%00")
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/actuator/deadletters").json().at("/users/count").asInt())
                .isZero();
    }

    private void rejectPoison() {
        jdbc.sql("alter table users_a add constraint no_poison check (name <> 'poison')")
                .update();
    }

    private void acceptPoison() {
        jdbc.sql("alter table users_a drop constraint no_poison").update();
    }

    /** Stores a second event of the user, with truncated JSON. */
    private void storeUnreadableRename(UUID user) {
        roster.events().append(user, 1, "user.renamed", "1", "{\"id\":");
    }

    private long activeUsers() {
        return jdbc.sql("select users from user_statistics_by_status_a where status = 'active'")
                .query(Long.class)
                .single();
    }

    private int letterCount() {
        return api.get(LETTERS).json().at("/count").asInt();
    }

    private boolean hasLetterOf(UUID aggregate, String letters) {
        return api.get(letters)
                .json()
                .at("/letters")
                .valueStream()
                .anyMatch(letter -> letter.at("/aggregate").asString().equals(aggregate.toString()));
    }

    private void rename(UUID id, String name) {
        assertThat(api.patch("/api/users/" + id, "{\"name\":\"" + name + "\"}").status())
                .isEqualTo(200);
    }

    private String name(UUID id) {
        return api.get("/api/users/" + id).text("/name");
    }

    private void awaitName(UUID id, String name) {
        await().until(() -> name(id).equals(name));
    }
}
