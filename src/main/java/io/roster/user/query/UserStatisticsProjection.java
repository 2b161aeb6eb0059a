package io.roster.user.query;

import io.roster.readmodel.Projection;
import io.roster.readmodel.Slot;
import io.roster.user.api.UserEvent;
import io.roster.user.api.UserEvent.UserActivated;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserEvent.UserDeactivated;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserEvent.UserRestored;
import io.roster.user.api.UserId;
import io.roster.user.api.UserStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts users by status, and by the quarters of an hour in which they were created and deleted, of which the days of every
 * time zone consist. It stores the status and version under which each user
 * was last counted, and so counts an event once, even if it handles it again.
 */
class UserStatisticsProjection extends Projection {

    static final String READ_MODEL = "user-statistics";

    private static final int SECONDS = 15 * 60;

    private final String byStatus;
    private final String byQuarter;
    private final String counted;

    UserStatisticsProjection(JdbcClient jdbc, Slot slot) {
        super(
                jdbc,
                READ_MODEL,
                slot,
                "user_statistics_by_status",
                "user_statistics_by_quarter",
                "user_statistics_counted");
        byStatus = tables().get(0);
        byQuarter = tables().get(1);
        counted = tables().get(2);
    }

    @EventHandler
    void on(UserCreated event, @SequenceNumber long version, @Timestamp Instant at) {
        int added = jdbc.sql("""
                        insert into %1$s (id, status, version)
                        select :id, 'active', :version where not exists (select 1 from %1$s where id = :id)
                        """.formatted(counted))
                .param("id", event.id().value())
                .param("version", version)
                .update();
        if (added > 0) {
            count(UserStatus.ACTIVE.toString(), 1);
            countQuarter("created", at);
        }
    }

    @EventHandler
    void on(UserActivated event, @SequenceNumber long version) {
        change(event.id(), UserStatus.ACTIVE, version);
    }

    @EventHandler
    void on(UserDeactivated event, @SequenceNumber long version) {
        change(event.id(), UserStatus.INACTIVE, version);
    }

    @EventHandler
    void on(UserDeleted event, @SequenceNumber long version, @Timestamp Instant at) {
        if (change(event.id(), UserStatus.DELETED, version)) {
            countQuarter("deleted", at);
        }
    }

    @EventHandler
    void on(UserRestored event, @SequenceNumber long version) {
        change(event.id(), event.active() ? UserStatus.ACTIVE : UserStatus.INACTIVE, version);
    }

    /** Other events change only the version, for which a query may wait. */
    @EventHandler
    void on(UserEvent event, @SequenceNumber long version) {
        jdbc.sql("update " + counted + " set version = :version where id = :id and version < :version")
                .param("id", event.id().value())
                .param("version", version)
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate table " + counted).update();
        jdbc.sql("truncate table " + byQuarter).update();
        jdbc.sql("update " + byStatus + " set users = 0").update();
    }

    /** Returns whether the event was not counted before. */
    private boolean change(UserId id, UserStatus status, long version) {
        Optional<String> before = jdbc.sql("select status from " + counted + " where id = :id and version < :version")
                .param("id", id.value())
                .param("version", version)
                .query(String.class)
                .optional();
        before.ifPresent(old -> {
            jdbc.sql("update " + counted + " set status = :status, version = :version where id = :id")
                    .param("id", id.value())
                    .param("status", status.toString())
                    .param("version", version)
                    .update();
            count(old, -1);
            count(status.toString(), 1);
        });
        return before.isPresent();
    }

    private void count(String status, int change) {
        jdbc.sql("update " + byStatus + " set users = users + :change where status = :status")
                .param("status", status)
                .param("change", change)
                .update();
    }

    private void countQuarter(String column, Instant at) {
        OffsetDateTime quarter = Instant.ofEpochSecond(
                        at.getEpochSecond() - Math.floorMod(at.getEpochSecond(), SECONDS))
                .atOffset(ZoneOffset.UTC);
        int updated = jdbc.sql("update " + byQuarter + " set " + column + " = " + column + " + 1 where starts_at = ?")
                .param(quarter)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into " + byQuarter + " (starts_at, created, deleted) values (?, ?, ?)")
                    .params(quarter, column.equals("created") ? 1 : 0, column.equals("deleted") ? 1 : 0)
                    .update();
        }
    }
}
