package io.roster.room.query;

import io.roster.readmodel.Projection;
import io.roster.readmodel.Slot;
import io.roster.room.api.RoomEvent.RoomCreated;
import io.roster.room.api.RoomEvent.RoomFlagged;
import io.roster.room.api.RoomEvent.RoomRenamed;
import io.roster.text.Text;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.JdbcOperations;

/** Projects the events of rooms into the table {@code rooms_a} or {@code rooms_b}. */
class RoomProjection extends Projection {

    static final String READ_MODEL = "rooms";

    private final String table;

    RoomProjection(JdbcOperations jdbc, Slot slot) {
        super(jdbc, READ_MODEL, slot, READ_MODEL);
        this.table = slot.table(READ_MODEL);
    }

    @EventHandler
    void on(RoomCreated event, @SequenceNumber long version) {
        UUID id = event.id().value();
        update(
                """
                insert into %1$s (id, name, name_key, seats, flagged, version)
                select ?, ?, ?, ?, false, ? where not exists (select 1 from %1$s where id = ?)
                """.formatted(table),
                id,
                event.name().value(),
                Text.fold(event.name().value()),
                event.seats(),
                version,
                id);
    }

    @EventHandler
    void on(RoomRenamed event, @SequenceNumber long version) {
        UUID id = event.id().value();
        update(
                "update " + table + " set name = ?, name_key = ?, version = ? where id = ? and version < ?",
                event.name().value(),
                Text.fold(event.name().value()),
                version,
                id,
                version);
    }

    @EventHandler
    void on(RoomFlagged event, @SequenceNumber long version) {
        UUID id = event.id().value();
        update(
                "update " + table + " set flagged = true, version = ? where id = ? and version < ?",
                version,
                id,
                version);
    }
}
