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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts users: by status, and by the days on which they were created and deleted. It keeps what each user was last counted as,
 * and so counts each event once, whoever hands it over again.
 */
class UserStatisticsProjection implements Projection {

    static final String READ_MODEL = "user-statistics";

    private final JdbcClient jdbc;
    private final Slot slot;
    private final String byStatus;
    private final String byDay;
    private final String counted;

    UserStatisticsProjection(JdbcClient jdbc, Slot slot) {
        this.jdbc = jdbc;
        this.slot = slot;
        this.byStatus = slot.table("user_statistics_by_status");
        this.byDay = slot.table("user_statistics_by_day");
        this.counted = slot.table("user_statistics_counted");
    }

    @Override
    public String readModel() {
        return READ_MODEL;
    }

    @Override
    public Slot slot() {
        return slot;
    }

    @Override
    public List<String> tables() {
        return List.of(byStatus, byDay, counted);
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
            countDay("created", at);
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
            countDay("deleted", at);
        }
    }

    @EventHandler
    void on(UserRestored event, @SequenceNumber long version) {
        change(event.id(), event.active() ? UserStatus.ACTIVE : UserStatus.INACTIVE, version);
    }

    /** Every other event of a user: so that a reader who waits for it does not wait in vain. */
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
        jdbc.sql("truncate table " + byDay).update();
        jdbc.sql("update " + byStatus + " set users = 0").update();
    }

    /** Whether the user had not been counted so yet. */
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

    private void count(String status, int more) {
        jdbc.sql("update " + byStatus + " set users = users + :more where status = :status")
                .param("status", status)
                .param("more", more)
                .update();
    }

    private void countDay(String what, Instant at) {
        LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        int known = jdbc.sql("update " + byDay + " set " + what + " = " + what + " + 1 where counted_on = ?")
                .param(day)
                .update();
        if (known == 0) {
            jdbc.sql("insert into " + byDay + " (counted_on, created, deleted) values (?, ?, ?)")
                    .params(day, what.equals("created") ? 1 : 0, what.equals("deleted") ? 1 : 0)
                    .update();
        }
    }
}
