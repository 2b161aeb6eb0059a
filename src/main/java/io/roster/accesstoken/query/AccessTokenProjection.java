package io.roster.accesstoken.query;

import io.roster.accesstoken.api.AccessTokenEvent.AccessTokenIssued;
import io.roster.accesstoken.api.AccessTokenEvent.AccessTokenRevoked;
import io.roster.accesstoken.api.Scope;
import io.roster.message.command.CommandMetaData;
import io.roster.readmodel.Projection;
import io.roster.readmodel.Slot;
import io.roster.text.Text;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Keeps the table {@code access_tokens_a} or {@code access_tokens_b}. It ignores an event that a row already contains. */
class AccessTokenProjection extends Projection {

    static final String READ_MODEL = "access-tokens";
    static final String TABLE = "access_tokens";

    private final String table;

    AccessTokenProjection(JdbcOperations jdbc, Slot slot) {
        super(jdbc, READ_MODEL, slot, TABLE);
        table = slot.table(TABLE);
    }

    @EventHandler
    void on(
            AccessTokenIssued event,
            @SequenceNumber long version,
            @Timestamp Instant at,
            @MetaDataValue(CommandMetaData.ACTOR) @Nullable String actor) {
        UUID id = event.id().value();
        update(
                """
                insert into %1$s (id, name, name_key, scopes, status, issued_by, issued_at, expires_at, version)
                select ?, ?, ?, ?, 'active', ?, ?, cast(nullif(?, '') as timestamp(3) with time zone), ?
                where not exists (select 1 from %1$s where id = ?)
                """.formatted(table),
                id,
                event.name().value(),
                Text.fold(event.name().value()),
                event.scopes().stream().map(Scope::value).collect(Collectors.joining(" ")),
                actor == null ? "" : actor,
                utc(at),
                event.expiresAt() == null ? "" : event.expiresAt().value().toString(),
                version,
                id);
    }

    @EventHandler
    void on(AccessTokenRevoked event, @SequenceNumber long version, @Timestamp Instant at) {
        update(
                "update " + table + " set status = 'revoked', revoked_at = ?, version = ? where id = ? and version < ?",
                utc(at),
                version,
                event.id().value(),
                version);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
