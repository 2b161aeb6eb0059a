package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.process.Postgres;
import io.roster.process.ReadModels;
import io.roster.process.RosterProcess;
import io.roster.process.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Among good events there are some that cannot be projected: a third each are no value of their Java type, are refused by the
 * database, and cannot be read as JSON. Each is the first event of a user, and has a good one after it.
 */
class PoisonFaults {

    private static final int POISONS = Fault.size("poison.events", 9, 100);
    private static final int GOOD_FOR_EACH = Fault.size("poison.good-for-each", 100, 1_000);
    private static final int CLIENTS = 4;

    /** A name that the table does not take. */
    private static final String REFUSED = "Refused";

    @TempDir
    private Path directory;

    private final Set<UUID> poisoned = new HashSet<>();

    @Test
    void othersGoOnAndARetryMendsTheRest() throws Exception {
        try (Postgres postgres = Postgres.start(directory);
                RosterProcess roster = postgres.start("a");
                Load load = new Load(roster.api(), CLIENTS)) {
            load.awaitAcknowledged(1);
            postgres.sql()
                    .sql("alter table %s add constraint poison check (name <> '%s')".formatted(Store.USERS, REFUSED))
                    .update();
            long behind = 0;
            for (int poison = 0; poison < POISONS; poison++) {
                poison(postgres, poison);
                load.awaitAcknowledged(GOOD_FOR_EACH);
                behind = Math.max(behind, secondsBehind(roster.api()));
            }
            load.end();
            ReadModels.awaitCaughtUp(roster.api());
            Fault.report(
                    "poison: %d events among %d good ones, %d letters, others at most %d s behind",
                    POISONS, load.acknowledged(), failedEvents(roster.api()), behind);
            assertThat(failedEvents(roster.api())).as("dead letters").isEqualTo(POISONS);
            assertThat(rowsOfPoisoned(postgres)).as("partial rows").isZero();

            mend(postgres);
            for (String projection :
                    roster.api().get("/actuator/deadletters").json().propertyNames()) {
                assertThat(roster.api()
                                .post("/actuator/deadletters/" + projection, "")
                                .json()
                                .at("/failed")
                                .asInt(-1))
                        .as("letters of %s that fail again", projection)
                        .isZero();
            }
            assertThat(rowsOfPoisoned(postgres)).isEqualTo(POISONS);
            roster.stop();
            Rows.sameAsReplayed(postgres);
            load.assertNothingLost(postgres);
        }
    }

    private void poison(Postgres postgres, int number) {
        UUID user = UUID.randomUUID();
        poisoned.add(user);
        String creation = switch (number % 3) {
            case 0 -> Events.user(user, "User", user + "@example.com").replace("\"" + user + "\"", "\"nobody\"");
            case 1 -> Events.user(user, REFUSED, user + "@example.com");
            default -> "{\"id\":";
        };
        String renaming = "{\"id\":\"%s\",\"name\":\"Renamed\"}".formatted(user);
        Events.append(postgres.sql(), user, 0, "user.created", creation, Instant.now());
        Events.append(postgres.sql(), user, 1, "user.renamed", renaming, Instant.now());
    }

    /** Lets the table take what it refused, and puts right what was wrong in the events. */
    private void mend(Postgres postgres) {
        postgres.sql()
                .sql("alter table %s drop constraint poison".formatted(Store.USERS))
                .update();
        for (UUID user : poisoned) {
            postgres.sql()
                    .sql("""
                            update event set payload = convert_to(:payload, 'UTF8')
                            where aggregate_identifier = :user and sequence_number = 0
                              and convert_from(payload, 'UTF8') not like :refused
                            """)
                    .param("payload", Events.user(user, "User", user + "@example.com"))
                    .param("user", user.toString())
                    .param("refused", "%" + REFUSED + "%")
                    .update();
        }
    }

    private static long secondsBehind(Api api) {
        return api.get("/actuator/projections")
                .json()
                .at("/users/secondsBehind")
                .asLong();
    }

    /** Letters of the read model of users, but for those that only wait for an earlier one. */
    private static long failedEvents(Api api) {
        JsonNode letters = api.get("/actuator/deadletters/users").json().at("/letters");
        return letters.values().stream()
                .filter(letter -> letter.hasNonNull("cause"))
                .count();
    }

    private long rowsOfPoisoned(Postgres postgres) {
        return postgres.sql()
                .sql("select count(*) from %s where id in (:ids)".formatted(Store.USERS))
                .param("ids", poisoned)
                .query(Long.class)
                .single();
    }
}
