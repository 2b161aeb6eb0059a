package io.roster.room.query;

import io.roster.readmodel.Projection;
import io.roster.readmodel.Slot;
import io.roster.room.api.RoomEvent.RoomCreated;
import io.roster.room.api.RoomEvent.RoomFlagged;
import io.roster.room.api.RoomEvent.RoomRenamed;
import io.roster.room.api.RoomId;
import io.roster.text.Text;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        jdbc.sql("""
                        insert into %1$s (id, name, name_key, seats, flagged, version)
                        select :id, :name, :nameKey, :seats, false, :version
                        where not exists (select 1 from %1$s where id = :id)
                        """.formatted(table))
                .param("id", event.id().value())
                .param("name", event.name().value())
                .param("nameKey", Text.fold(event.name().value()))
                .param("seats", event.seats())
                .param("version", version)
                .update();
    }

    @EventHandler
    void on(RoomRenamed event, @SequenceNumber long version) {
        change("name = :name, name_key = :nameKey", event.id(), version)
                .param("name", event.name().value())
                .param("nameKey", Text.fold(event.name().value()))
                .update();
    }

    @EventHandler
    void on(RoomFlagged event, @SequenceNumber long version) {
        change("flagged = true", event.id(), version).update();
    }

    private JdbcClient.StatementSpec change(String columns, RoomId id, long version) {
        return jdbc.sql("update " + table + " set " + columns
                        + ", version = :version where id = :id and version < :version")
                .param("id", id.value())
                .param("version", version);
    }
}
