package io.roster.user.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.readmodel.QueryRejected;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserEvent;
import io.roster.user.api.UserEvent.UserActivated;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserEvent.UserDeactivated;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserEvent.UserEmailChanged;
import io.roster.user.api.UserEvent.UserRenamed;
import io.roster.user.api.UserEvent.UserRestored;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.roster.user.api.UserReply.UserView;
import io.roster.user.api.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From events to rows, on every supported database. */
abstract class UserProjectionTest {

    private static final UserId JO = UserId.of("2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4");
    private static final UserId ZOE = UserId.of("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static final UserName NAME = new UserName("Jo Doe");
    private static final EmailAddress EMAIL = new EmailAddress("jo@example.com");
    private static final UserName NEW_NAME = new UserName("Jo STRAẞE");
    private static final EmailAddress NEW_EMAIL = new EmailAddress("JO@Bücher.example");
    private static final UserCreated CREATED = new UserCreated(JO, NAME, EMAIL);

    /** Every event that can follow the first one. */
    private static final List<UserEvent> CHANGES = List.of(
            new UserRenamed(JO, NEW_NAME),
            new UserEmailChanged(JO, NEW_EMAIL),
            new UserActivated(JO),
            new UserDeactivated(JO),
            new UserDeleted(JO),
            new UserRestored(JO, true));

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123Z");
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));

    private final UserTable table;

    UserProjectionTest(UserTable table) {
        this.table = table;
    }

    @BeforeEach
    void joIsCreatedAtNoon() {
        table.clear();
        table.project(CREATED, 0, NOON);
    }

    @Test
    void eventsOfOneBatchMakeTheSameRow() {
        table.project(CREATED, 0, NOON);
        for (int i = 0; i < CHANGES.size(); i++) {
            table.project(CHANGES.get(i), i + 1, LATER);
        }
        List<Map<String, @Nullable Object>> oneByOne = table.rows();

        table.clear();
        table.projectTogether(() -> {
            table.project(CREATED, 0, NOON);
            for (int i = 0; i < CHANGES.size(); i++) {
                table.project(CHANGES.get(i), i + 1, LATER);
            }
        });
        assertThat(table.rows()).isEqualTo(oneByOne);
    }

    @Test
    void aCreatedUserIsActive() {
        assertThat(table.fetch(JO)).isEqualTo(new UserView(JO, NAME, EMAIL, true, UserStatus.ACTIVE, 0, NOON, NOON));
    }

    @Test
    void renamingChangesOnlyTheName() {
        table.project(new UserRenamed(JO, NEW_NAME), 1, LATER);

        assertThat(table.fetch(JO))
                .isEqualTo(new UserView(JO, NEW_NAME, EMAIL, true, UserStatus.ACTIVE, 1, NOON, LATER));
        assertThat(onlyRow()).containsEntry("name_key", "jo strasse");
    }

    @Test
    void anAddressIsStoredAsWrittenAndInCanonicalForm() {
        table.project(new UserEmailChanged(JO, NEW_EMAIL), 1, LATER);

        assertThat(table.fetch(JO))
                .isEqualTo(new UserView(JO, NAME, NEW_EMAIL, true, UserStatus.ACTIVE, 1, NOON, LATER));
        assertThat(onlyRow()).containsEntry("email_key", "jo@xn--bcher-kva.example");
    }

    @Test
    void aNewRowHasItsKeys() {
        assertThat(onlyRow()).containsEntry("name_key", "jo doe").containsEntry("email_key", "jo@example.com");
    }

    @Test
    void theStatusFollowsTheEvents() {
        statusAfter(new UserDeactivated(JO), 1, UserStatus.INACTIVE);
        statusAfter(new UserActivated(JO), 2, UserStatus.ACTIVE);
        statusAfter(new UserDeleted(JO), 3, UserStatus.DELETED);
        statusAfter(new UserRestored(JO, true), 4, UserStatus.ACTIVE);
        statusAfter(new UserDeleted(JO), 5, UserStatus.DELETED);
        statusAfter(new UserRestored(JO, false), 6, UserStatus.INACTIVE);
    }

    @Test
    void everyEventIsProjected() {
        assertThat(UserEvent.class.getPermittedSubclasses()).hasSize(1 + CHANGES.size());
        assertThat(CHANGES.stream().map(Object::getClass))
                .doesNotHaveDuplicates()
                .doesNotContain(UserCreated.class);

        for (int i = 0; i < CHANGES.size(); i++) {
            table.project(CHANGES.get(i), i + 1, LATER);

            assertThat(table.fetch(JO).version()).isEqualTo(i + 1);
        }
    }

    @Test
    void duplicateEventsAreIgnored() {
        table.project(new UserRenamed(JO, NEW_NAME), 7, LATER);
        List<Map<String, @Nullable Object>> before = table.rows();

        for (long old : List.of(0L, 6L, 7L)) {
            for (UserEvent event : CHANGES) {
                table.project(event, old, LATER.plusSeconds(1));
            }
            table.project(new UserCreated(JO, NAME, NEW_EMAIL), old, LATER.plusSeconds(1));
        }

        assertThat(table.rows()).isEqualTo(before);
    }

    @Test
    void eventsOfAnUnknownUserCreateNoRow() {
        table.clear();
        CHANGES.forEach(event -> table.project(event, 1, LATER));

        assertThat(table.rows()).isEmpty();
    }

    @Test
    void otherRowsStayAsTheyAre() {
        table.project(new UserCreated(ZOE, NAME, new EmailAddress("zoe@example.com")), 0, NOON);
        UserView zoe = table.fetch(ZOE);
        for (int i = 0; i < CHANGES.size(); i++) {
            table.project(CHANGES.get(i), i + 1, LATER);
        }

        assertThat(table.fetch(ZOE)).isEqualTo(zoe);
    }

    @Test
    void timesAreStoredToTheMillisecond() {
        table.project(new UserRenamed(JO, NEW_NAME), 1, Instant.parse("2026-02-28T23:59:59.999999999Z"));

        assertThat(table.fetch(JO).updatedAt()).isEqualTo(Instant.parse("2026-02-28T23:59:59.999Z"));
    }

    @Test
    void aReplayGivesTheSameRows() {
        table.project(new UserDeleted(JO), 1, LATER);
        List<Map<String, @Nullable Object>> before = table.rows();

        table.clear();
        assertThat(table.rows()).isEmpty();

        table.project(CREATED, 0, NOON);
        table.project(new UserDeleted(JO), 1, LATER);
        assertThat(table.rows()).isEqualTo(before);
    }

    @Test
    void theReadModelKnowsTheVersionOfEachUser() {
        table.project(new UserRenamed(JO, NEW_NAME), 3, LATER);

        assertThat(table.readModel.aggregateType()).isEqualTo("user");
        assertThat(table.readModel.versionOf(JO.toString())).contains(3L);
        assertThat(table.readModel.versionOf(ZOE.toString())).isEmpty();
        assertThatExceptionOfType(QueryRejected.class).isThrownBy(() -> table.readModel.versionOf("no user's id"));
    }

    @Test
    void namesAreStoredUnchanged() {
        for (String text :
                List.of("Jo O'Neil", "100%", "a_b", "😀 👩‍🚀", "\\", "\"; drop table users; --", "?:x", "鈴木")) {
            table.clear();
            table.project(new UserCreated(JO, new UserName(text), EMAIL), 0, NOON);

            assertThat(table.fetch(JO).name()).isEqualTo(new UserName(text));
        }
    }

    @Test
    void theLongestNamesAndAddressesFit() {
        String label = ".".concat("d".repeat(63));
        UserName name = new UserName("😀".repeat(200));
        EmailAddress email = new EmailAddress("x".repeat(59) + "@" + label.substring(1) + label + label + ".de");
        table.project(new UserRenamed(JO, name), 1, LATER);
        table.project(new UserEmailChanged(JO, email), 2, LATER);

        assertThat(table.fetch(JO).name()).isEqualTo(name);
        assertThat(table.fetch(JO).email()).isEqualTo(email);
    }

    private void statusAfter(UserEvent event, long version, UserStatus status) {
        table.project(event, version, LATER);

        assertThat(table.fetch(JO))
                .isEqualTo(new UserView(JO, NAME, EMAIL, status == UserStatus.ACTIVE, status, version, NOON, LATER));
    }

    private Map<String, @Nullable Object> onlyRow() {
        List<Map<String, @Nullable Object>> rows = table.rows();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
