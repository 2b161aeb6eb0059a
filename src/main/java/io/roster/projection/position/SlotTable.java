package io.roster.projection.position;

import io.roster.database.Database;
import io.roster.message.CommonRejection.ReadModelBuilding;
import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.Projection;
import io.roster.readmodel.QueryRejected;
import io.roster.readmodel.Slot;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code slot}: which slots are live, and which projections every node runs or clears. */
@Component
public class SlotTable implements LiveSlots {

    private final JdbcClient jdbc;
    private final Database database;

    SlotTable(JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    @Override
    public Slot of(String readModel) {
        return jdbc.sql("select slot, complete from slot where read_model = ? and live")
                .param(readModel)
                .query((row, number) -> {
                    if (!row.getBoolean("complete")) {
                        throw new QueryRejected(new ReadModelBuilding());
                    }
                    return Slot.of(row.getString("slot"));
                })
                .single();
    }

    /** The live slot of a read model, even while the read model is being built in it. */
    public Slot live(String readModel) {
        return jdbc.sql("select slot from slot where read_model = ? and live")
                .param(readModel)
                .query((row, number) -> Slot.of(row.getString("slot")))
                .single();
    }

    /** The names of the processors that should run. A processor is not among them until it has been cleared. */
    public Set<String> running() {
        return processors("select read_model, slot from slot where running and not emptying");
    }

    /** The names of the processors whose tables and tokens are to be cleared. */
    public Set<String> emptying() {
        return processors("select read_model, slot from slot where emptying");
    }

    public boolean isRunning(Projection projection) {
        return running().contains(projection.processor());
    }

    public boolean isEmptying(Projection projection) {
        return emptying().contains(projection.processor());
    }

    /** Locks the slots of a read model until the transaction ends. */
    public void lock(String readModel) {
        jdbc.sql("select slot from slot where read_model = ? for update")
                .param(readModel)
                .query()
                .listOfRows();
    }

    /** Limits how long the rest of the transaction waits for a lock: while it waits to lock a table, nobody else can read that table. */
    public void limitLockWait() {
        if (database == Database.POSTGRESQL) {
            jdbc.sql("set local lock_timeout = '500ms'").update();
        }
    }

    public void setRunning(Projection projection, boolean running) {
        jdbc.sql("update slot set running = ? where read_model = ? and slot = ?")
                .params(running, projection.readModel(), projection.slot().toString())
                .update();
    }

    public void setEmptying(Projection projection, boolean emptying) {
        jdbc.sql("update slot set emptying = ? where read_model = ? and slot = ?")
                .params(emptying, projection.readModel(), projection.slot().toString())
                .update();
    }

    /** The names of the processors that have caught up with the store since their tables were last cleared. */
    public Set<String> complete() {
        return processors("select read_model, slot from slot where complete");
    }

    public void setComplete(Projection projection, boolean complete) {
        jdbc.sql("update slot set complete = ? where read_model = ? and slot = ?")
                .params(complete, projection.readModel(), projection.slot().toString())
                .update();
    }

    /** Makes the slot of a projection, which is no less complete, the live one, and stops the projection that was live. */
    public void setLive(Projection projection) {
        String slot = projection.slot().toString();
        boolean complete = jdbc.sql("select complete from slot where read_model = ? and live")
                .param(projection.readModel())
                .query(Boolean.class)
                .single();
        jdbc.sql("update slot set live = (slot = ?), running = (slot = ?), complete = ? where read_model = ?")
                .params(slot, slot, complete, projection.readModel())
                .update();
    }

    private Set<String> processors(String query) {
        return new HashSet<>(jdbc.sql(query)
                .query((row, number) ->
                        Projection.processor(row.getString("read_model"), Slot.of(row.getString("slot"))))
                .list());
    }
}
