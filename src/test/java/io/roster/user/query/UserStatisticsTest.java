package io.roster.user.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserEvent;
import io.roster.user.api.UserEvent.UserActivated;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserEvent.UserDeactivated;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserEvent.UserRenamed;
import io.roster.user.api.UserEvent.UserRestored;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.roster.user.api.UserQuery.CountUsers;
import io.roster.user.api.UserReply.UserStatistics;
import io.roster.user.api.UserReply.UserStatistics.Day;
import io.roster.user.api.UserStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From events to statistics, on every supported database. */
abstract class UserStatisticsTest {

    private static final UserId ANN = UserId.of("10000000-0000-4000-8000-000000000001");
    private static final UserId BEN = UserId.of("20000000-0000-4000-8000-000000000002");
    private static final Instant LATE = Instant.parse("2026-01-31T23:59:59.999Z");
    private static final Instant EARLY = Instant.parse("2026-02-01T00:00:00Z");

    private final UserTable table;

    UserStatisticsTest(UserTable table) {
        this.table = table;
    }

    @BeforeEach
    void nobody() {
        table.clear();
    }

    @Test
    void withoutUsersEveryCountIsZero() {
        assertThat(statistics().byStatus()).isEqualTo(byStatus(0, 0, 0));
        assertThat(statistics().byDay()).allMatch(day -> day.created() == 0 && day.deleted() == 0);
    }

    @Test
    void usersAreCountedByTheirCurrentStatus() {
        create(ANN, LATE);
        create(BEN, EARLY);
        project(new UserDeactivated(ANN), 1, EARLY);
        assertThat(statistics().byStatus()).isEqualTo(byStatus(1, 1, 0));

        project(new UserRenamed(ANN, new UserName("Anna")), 2, EARLY);
        project(new UserDeleted(ANN), 3, EARLY);
        assertThat(statistics().byStatus()).isEqualTo(byStatus(1, 0, 1));

        project(new UserRestored(ANN, false), 4, EARLY);
        assertThat(statistics().byStatus()).isEqualTo(byStatus(1, 1, 0));

        project(new UserActivated(ANN), 5, EARLY);
        assertThat(statistics().byStatus()).isEqualTo(byStatus(2, 0, 0));
    }

    @Test
    void eventsOfOneBatchAreCountedLikeSingleOnes() {
        create(BEN, LATE);
        table.projectTogether(() -> {
            create(ANN, LATE);
            project(new UserDeactivated(ANN), 1, LATE);
            project(new UserDeactivated(BEN), 1, LATE);
            project(new UserRenamed(ANN, new UserName("Anna")), 2, LATE);
            project(new UserDeleted(ANN), 3, LATE);
            project(new UserDeleted(ANN), 3, LATE);
            assertThat(statistics().byStatus()).as("not written yet").isEqualTo(byStatus(1, 0, 0));
        });

        assertThat(statistics().byStatus()).isEqualTo(byStatus(0, 1, 1));
        Day january = new Day(LocalDate.of(2026, 1, 31), 2, 1);
        assertThat(days(january.day(), january.day(), "UTC")).containsExactly(january);
        project(new UserRestored(ANN, false), 4, EARLY);
        assertThat(statistics().byStatus()).isEqualTo(byStatus(0, 2, 0));
    }

    @Test
    void daysAreThoseOfTheTimeZone() {
        create(ANN, LATE);
        create(BEN, EARLY);
        project(new UserDeleted(BEN), 1, EARLY);

        Day january = new Day(LocalDate.of(2026, 1, 31), 1, 0);
        Day february = new Day(LocalDate.of(2026, 2, 1), 1, 1);
        assertThat(days(january.day(), february.day(), "UTC")).containsExactly(january, february);
        assertThat(days(february.day(), february.day(), "UTC")).containsExactly(february);
        // Both are in the morning of the second day in Kathmandu (+05:45), and in the evening of the first in Chicago.
        assertThat(days(january.day(), february.day(), "Asia/Kathmandu"))
                .containsExactly(new Day(january.day(), 0, 0), new Day(february.day(), 2, 1));
        assertThat(days(january.day(), february.day(), "America/Chicago"))
                .containsExactly(new Day(january.day(), 2, 1), new Day(february.day(), 0, 0));
    }

    @Test
    void daysWithoutEventsAreZeros() {
        create(ANN, EARLY);

        LocalDate first = LocalDate.of(2026, 1, 30);
        assertThat(days(first, first.plusDays(3), "UTC"))
                .containsExactly(
                        new Day(first, 0, 0),
                        new Day(first.plusDays(1), 0, 0),
                        new Day(first.plusDays(2), 1, 0),
                        new Day(first.plusDays(3), 0, 0));
    }

    private List<Day> days(LocalDate from, LocalDate to, String zone) {
        return table.queries.handle(new CountUsers(from, to, ZoneId.of(zone))).byDay();
    }

    @Test
    void aDuplicateEventIsCountedOnce() {
        for (int i = 0; i < 2; i++) {
            create(ANN, LATE);
            project(new UserDeleted(ANN), 1, LATE);
            project(new UserRestored(ANN, true), 2, LATE);
        }

        assertThat(statistics())
                .isEqualTo(new UserStatistics(byStatus(1, 0, 0), List.of(new Day(LocalDate.of(2026, 1, 31), 1, 1))));
    }

    private void create(UserId id, Instant at) {
        project(new UserCreated(id, new UserName("Jo"), new EmailAddress("jo@example.com")), 0, at);
    }

    private void project(UserEvent event, long version, Instant at) {
        table.project(event, version, at);
    }

    private UserStatistics statistics() {
        LocalDate day = LocalDate.of(2026, 1, 31);
        return table.queries.handle(new CountUsers(day, day, ZoneOffset.UTC));
    }

    private static Map<UserStatus, Long> byStatus(long active, long inactive, long deleted) {
        return Map.of(UserStatus.ACTIVE, active, UserStatus.INACTIVE, inactive, UserStatus.DELETED, deleted);
    }
}
