package io.roster.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.text.Digest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Verification reports every kind of fault in a store, and nothing if there is none. */
abstract class VerificationTest {

    private final UUID ann = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private final UUID cem = UUID.randomUUID();
    private final UUID dan = UUID.randomUUID();
    private final UUID eva = UUID.randomUUID();
    private final UUID fay = UUID.randomUUID();
    private final UUID gus = UUID.randomUUID();
    private final UUID hal = UUID.randomUUID();
    private final UUID ida = UUID.randomUUID();
    private final UUID stranger = UUID.randomUUID();

    /** An empty database. */
    abstract RosterOn database() throws Exception;

    @Test
    void aStoreIsHealthyAfterEveryKindOfChange() throws Exception {
        RosterOn database = database();
        try (ConfigurableApplicationContext roster = database.run()) {
            changeInEveryWay(RosterOn.api(roster));
        }

        assertThat(database.verify())
                .containsExactly(
                        "Nothing is wrong: 16 events of 5 aggregates (email-claim: 3, user: 2) and 11 rows", "healthy");
    }

    /** Nor do values that would be rejected today. */
    @Test
    void snapshotsMakeNoDifference() throws Exception {
        RosterOn database = database();
        try (ConfigurableApplicationContext roster = database.run()) {
            Api api = RosterOn.api(roster);
            RosterOn.create(api, ann);
            for (int i = 0; i < 60; i++) {
                api.patch("/api/users/" + ann, "{\"name\":\"Ann %d\"}".formatted(i));
            }
            JdbcClient jdbc = roster.getBean(JdbcClient.class);
            Awaitility.await()
                    .until(() -> jdbc.sql("select count(*) from snapshot")
                                    .query(Long.class)
                                    .single()
                            > 0);
            RosterOn.awaitReadModels(api, api.patch("/api/users/" + ann, "{\"name\":\"Ann\"}"));
        }
        String invisible = "Ann\u200B";
        database.execute(
                "update event set payload = %s where aggregate_identifier = '%s' and sequence_number = 61"
                        .formatted(bytes("{\"id\":\"%s\",\"name\":\"%s\"}".formatted(ann, invisible)), ann),
                "update users_a set name = '%s' where id = '%s'".formatted(invisible, ann));

        assertThat(database.verify()).hasSize(2).endsWith("healthy");
    }

    @Test
    void everyKindOfFaultIsFound() throws Exception {
        RosterOn database = database();
        try (ConfigurableApplicationContext roster = database.run()) {
            Api api = RosterOn.api(roster);
            Stream.of(ann, ben, cem, dan, eva, fay, gus, hal, ida).forEach(id -> RosterOn.create(api, id));
            api.patch("/api/users/" + ann, "{\"name\":\"Ann\"}");
            RosterOn.awaitReadModels(api, api.patch("/api/users/" + ann, "{\"name\":\"Anna\"}"));
        }
        database.execute(
                "delete from event where aggregate_identifier = '%s' and sequence_number = 1".formatted(ann),
                payload(ben, "{\"id\":\"%s\",\"name\":\"Secr".formatted(ben)),
                set("payload_type", "user.unheard-of", cem),
                set("payload_revision", "7", dan),
                payload(eva, "{\"id\":\"%s\",\"name\":\"Eva\",\"email\":\"eva@secret.example\"}".formatted(stranger)),
                "delete from event where aggregate_identifier = '%s'".formatted(claim(fay)),
                "update users_a set name = 'Secret', version = 3 where id = '%s'".formatted(gus),
                "delete from users_a where id = '%s'".formatted(hal),
                "insert into users_a select '%s', name, name_key, email, email_key, active, status, version, created_at, updated_at, look_alike from users_a where id = '%s'"
                        .formatted(stranger, gus),
                "update event set aggregate_identifier = '%s', sequence_number = 1, payload = %s where aggregate_identifier = '%s'"
                        .formatted(
                                claim(gus),
                                bytes("{\"claim\":\"%s\",\"user\":\"%s\"}".formatted(claim(gus), ida)),
                                claim(ida)),
                "insert into snapshot select aggregate_identifier, 7, event_identifier, type, time_stamp, 'user.snapshot', '1', payload, meta_data from event where aggregate_identifier = '%s'"
                        .formatted(hal),
                "update user_statistics_by_status_a set users = 0 where status = 'active'",
                "alter table event alter column global_index restart with 3");

        List<String> lines = database.verify();

        String unreadable = " (user %s, sequence number 0): ";
        assertThat(lines)
                .anyMatch(
                        line -> line.startsWith("sequence: aggregate %s lacks sequence number 1 before".formatted(ann)))
                .contains(
                        "sequence: aggregate %s has a snapshot at sequence number 7, but no such event".formatted(hal))
                .anyMatch(line -> line.startsWith("event: ") && line.contains(unreadable.formatted(ben)))
                .anyMatch(line -> line.contains(unreadable.formatted(cem) + "user.unheard-of, revision 1 is unknown"))
                .anyMatch(line -> line.contains(unreadable.formatted(dan) + "user.created, revision 7 is unknown"))
                .anyMatch(line -> line.startsWith("aggregate: ")
                        && line.contains(unreadable.formatted(eva) + "the payload is of user " + stranger))
                .contains("invariant: user %s does not hold claim %s on their address".formatted(fay, claim(fay)))
                .contains("invariant: claim %s is held by user %s, who does not exist".formatted(claim(ben), ben))
                .anyMatch(line -> line.endsWith(
                        "claim %s is claimed by user %s while user %s holds it".formatted(claim(gus), ida, gus)))
                .contains("invariant: claim %s is held by user %s, who has another address".formatted(claim(gus), ida))
                .contains("row: users_a [%s] differs in name, version".formatted(gus))
                .contains("row: users_a [%s] is missing".formatted(hal))
                .contains("row: users_a [%s] exists, but no event produces it".formatted(stranger))
                .contains("row: user_statistics_by_status_a [active] differs in users")
                .anyMatch(line -> line.matches("number: the next event would get number 3, but event 20 exists"))
                .contains("not healthy");
        assertThat(lines)
                .as("personal data")
                .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains("secr"));
    }

    private void changeInEveryWay(Api api) {
        String path = "/api/users/" + ann;
        RosterOn.create(api, ann);
        api.patch(path, "{\"email\":\"ann@secret.example\"}");
        api.patch(path, "{\"name\":\"Ann\"}");
        api.post(path + "/deactivate", "{}");
        api.delete(path);
        api.post(path + "/restore", "{}");
        api.post(path + "/activate", "{}");
        RosterOn.create(api, ben);
        RosterOn.awaitReadModels(api, api.delete("/api/users/" + ben));
    }

    static String claim(UUID id) {
        return "email-" + Digest.hex(id + "@secret.example");
    }

    private static String set(String column, String value, UUID user) {
        return "update event set %s = '%s' where aggregate_identifier = '%s' and sequence_number = 0"
                .formatted(column, value, user);
    }

    private static String payload(UUID user, String json) {
        return "update event set payload = %s where aggregate_identifier = '%s' and sequence_number = 0"
                .formatted(bytes(json), user);
    }

    /** A string as bytes, in SQL for both databases. */
    private static String bytes(String text) {
        return "cast('%s' as bytea)".formatted(text);
    }
}
