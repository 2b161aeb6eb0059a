package io.roster.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.http.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class VerificationOnH2Test extends VerificationTest {

    @TempDir
    private Path data;

    @Override
    RosterOn database() {
        return new RosterOn("jdbc:h2:file:" + data.toAbsolutePath() + "/roster;WRITE_DELAY=0", "roster");
    }

    private final UUID ann = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    @Test
    void aReadModelThatIsBehindIsComparedUpToItsPosition() throws Exception {
        RosterOn database = database();
        try (ConfigurableApplicationContext roster = database.run()) {
            Api api = RosterOn.api(roster);
            RosterOn.awaitReadModels(api, RosterOn.create(api, ann));
            api.post("/actuator/projections/users/pause", "{}");
            RosterOn.create(api, ben);
        }

        // It may or may not have handled the event of the pause, which is recorded before it takes effect.
        assertThat(database.verify())
                .contains("healthy")
                .anyMatch(
                        line -> line.matches(
                                "The projection users-a is [23] event\\(s\\) behind; its rows were compared with the events it has handled\\."));
    }

    @Test
    void aDeadLetterExplainsADifferentRow() throws Exception {
        RosterOn database = database();
        try (ConfigurableApplicationContext roster = database.run()) {
            Api api = RosterOn.api(roster);
            RosterOn.create(api, ann);
            RosterOn.awaitReadModels(api, api.patch("/api/users/" + ann, "{\"name\":\"Ann\"}"));
        }
        database.execute(
                "update users_a set name = 'Jo Secret', name_key = 'jo secret', version = 0, updated_at = created_at",
                """
                insert into dead_letter (processor, aggregate, sequence_number, event_type, since, retries)
                values ('users-a', '%s', 1, 'user.renamed', current_timestamp, 0)
                """.formatted(ann));

        assertThat(database.verify())
                .contains(
                        "The projection users-a has 1 dead letter(s); its rows were compared without these events.",
                        "healthy");
    }

    @Test
    void aProjectionThatIsAheadIsFound() throws Exception {
        RosterOn database = database();
        try (ConfigurableApplicationContext roster = database.run()) {
            Api api = RosterOn.api(roster);
            RosterOn.create(api, ann);
            RosterOn.awaitReadModels(api, RosterOn.create(api, ben));
        }
        database.execute("delete from event where aggregate_identifier in ('%s', '%s')".formatted(ben, claim(ben)));
        byte[] before = Files.readAllBytes(data.resolve("roster.mv.db"));

        assertThat(database.verify())
                .contains(
                        "position: the projection users-a is at event 4, but the last event is 2",
                        "position: the projection user-statistics-a is at event 4, but the last event is 2",
                        "row: users_a [%s] exists, but no event produces it".formatted(ben),
                        "not healthy");
        assertThat(data.resolve("roster.mv.db")).as("the verified file").hasBinaryContent(before);
    }

    @Test
    void aStoreThatDoesNotExistIsNotCreated() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> database().verify());
        assertThat(data).isEmptyDirectory();
    }
}
