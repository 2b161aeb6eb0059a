package io.roster.user.query;

import io.roster.readmodel.Projection;
import io.roster.readmodel.Slot;
import io.roster.text.Text;
import io.roster.user.api.UserEvent.UserActivated;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserEvent.UserDeactivated;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserEvent.UserEmailChanged;
import io.roster.user.api.UserEvent.UserRenamed;
import io.roster.user.api.UserEvent.UserRestored;
import io.roster.user.api.UserId;
import io.roster.user.api.UserStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the table {@code users_a} or {@code users_b}. It ignores an event that a row already contains, so a node that lost its claim on
 * the events to another one does no harm.
 */
class UserProjection extends Projection {

    static final String READ_MODEL = "users";

    private final String table;

    UserProjection(JdbcClient jdbc, Slot slot) {
        super(jdbc, READ_MODEL, slot, "users");
        this.table = slot.table("users");
    }

    @EventHandler
    void on(UserCreated event, @SequenceNumber long version, @Timestamp Instant at) {
        jdbc.sql("""
                        insert into %1$s (id, name, name_key, email, email_key, active, status, version, created_at, updated_at)
                        select :id, :name, :nameKey, :email, :emailKey, true, 'active', :version, :at, :at
                        where not exists (select 1 from %1$s where id = :id)
                        """.formatted(table))
                .param("id", event.id().value())
                .param("name", event.name().value())
                .param("nameKey", Text.fold(event.name().value()))
                .param("email", event.email().value())
                .param("emailKey", event.email().canonical())
                .param("version", version)
                .param("at", utc(at))
                .update();
    }

    @EventHandler
    void on(UserRenamed event, @SequenceNumber long version, @Timestamp Instant at) {
        update("name = :name, name_key = :nameKey", event.id(), version, at)
                .param("name", event.name().value())
                .param("nameKey", Text.fold(event.name().value()))
                .update();
    }

    @EventHandler
    void on(UserEmailChanged event, @SequenceNumber long version, @Timestamp Instant at) {
        update("email = :email, email_key = :emailKey", event.id(), version, at)
                .param("email", event.email().value())
                .param("emailKey", event.email().canonical())
                .update();
    }

    @EventHandler
    void on(UserActivated event, @SequenceNumber long version, @Timestamp Instant at) {
        updateStatus(event.id(), UserStatus.ACTIVE, version, at);
    }

    @EventHandler
    void on(UserDeactivated event, @SequenceNumber long version, @Timestamp Instant at) {
        updateStatus(event.id(), UserStatus.INACTIVE, version, at);
    }

    @EventHandler
    void on(UserDeleted event, @SequenceNumber long version, @Timestamp Instant at) {
        updateStatus(event.id(), UserStatus.DELETED, version, at);
    }

    @EventHandler
    void on(UserRestored event, @SequenceNumber long version, @Timestamp Instant at) {
        updateStatus(event.id(), event.active() ? UserStatus.ACTIVE : UserStatus.INACTIVE, version, at);
    }

    private void updateStatus(UserId id, UserStatus status, long version, Instant at) {
        update("active = :active, status = :status", id, version, at)
                .param("active", status == UserStatus.ACTIVE)
                .param("status", status.toString())
                .update();
    }

    private JdbcClient.StatementSpec update(String columns, UserId id, long version, Instant at) {
        return jdbc.sql("update " + table + " set " + columns
                        + ", version = :version, updated_at = :at where id = :id and version < :version")
                .param("id", id.value())
                .param("version", version)
                .param("at", utc(at));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
