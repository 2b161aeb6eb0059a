package io.roster.user.query;

import io.roster.readmodel.Projection;
import io.roster.readmodel.Slot;
import io.roster.text.Appearance;
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
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the table {@code users_a} or {@code users_b}. It ignores an event that a row already contains, so a node that lost its claim on
 * the events to another one does no harm.
 */
class UserProjection extends Projection {

    static final String READ_MODEL = "users";

    private final String table;
    private final String insert;

    UserProjection(JdbcOperations jdbc, Slot slot) {
        super(jdbc, READ_MODEL, slot, "users");
        table = slot.table("users");
        insert = """
                insert into %1$s (id, name, name_key, email, email_key, look_alike, active, status, version, created_at, updated_at)
                select ?, ?, ?, ?, ?, ?, true, 'active', ?, ?, ? where not exists (select 1 from %1$s where id = ?)
                """.formatted(table);
    }

    @EventHandler
    void on(UserCreated event, @SequenceNumber long version, @Timestamp Instant at) {
        UUID id = event.id().value();
        update(
                insert,
                id,
                event.name().value(),
                Text.fold(event.name().value()),
                event.email().value(),
                event.email().canonical(),
                Appearance.number(event.email().value()),
                version,
                utc(at),
                utc(at),
                id);
    }

    @EventHandler
    void on(UserRenamed event, @SequenceNumber long version, @Timestamp Instant at) {
        set(
                "name = ?, name_key = ?",
                event.name().value(),
                Text.fold(event.name().value()),
                event.id(),
                version,
                at);
    }

    @EventHandler
    void on(UserEmailChanged event, @SequenceNumber long version, @Timestamp Instant at) {
        update(
                "update " + table + " set email = ?, email_key = ?, look_alike = ?, version = ?, updated_at = ?"
                        + " where id = ? and version < ?",
                event.email().value(),
                event.email().canonical(),
                Appearance.number(event.email().value()),
                version,
                utc(at),
                event.id().value(),
                version);
    }

    @EventHandler
    void on(UserActivated event, @SequenceNumber long version, @Timestamp Instant at) {
        setStatus(event.id(), UserStatus.ACTIVE, version, at);
    }

    @EventHandler
    void on(UserDeactivated event, @SequenceNumber long version, @Timestamp Instant at) {
        setStatus(event.id(), UserStatus.INACTIVE, version, at);
    }

    @EventHandler
    void on(UserDeleted event, @SequenceNumber long version, @Timestamp Instant at) {
        setStatus(event.id(), UserStatus.DELETED, version, at);
    }

    @EventHandler
    void on(UserRestored event, @SequenceNumber long version, @Timestamp Instant at) {
        setStatus(event.id(), event.active() ? UserStatus.ACTIVE : UserStatus.INACTIVE, version, at);
    }

    private void setStatus(UserId id, UserStatus status, long version, Instant at) {
        set("active = ?, status = ?", status == UserStatus.ACTIVE, status.toString(), id, version, at);
    }

    private void set(String columns, Object first, Object second, UserId id, long version, Instant at) {
        update(
                "update " + table + " set " + columns + ", version = ?, updated_at = ? where id = ? and version < ?",
                first,
                second,
                version,
                utc(at),
                id.value(),
                version);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
