package io.roster.projection.position;

import io.roster.database.Database;
import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.Projection;
import io.roster.readmodel.Slot;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which slots are live, and which projections are to run or to be emptied: the table {@code slot}, which all nodes follow. */
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
        return jdbc.sql("select slot from slot where read_model = ? and live")
                .param(readModel)
                .query((row, number) -> Slot.of(row.getString("slot")))
                .single();
    }

    /** The names of the processors that are to run; not of those that are to be emptied first. */
    public Set<String> running() {
        return processors("select read_model, slot from slot where running and not emptying");
    }

    /** The names of the processors whose tables and positions are to be emptied. */
    public Set<String> emptying() {
        return processors("select read_model, slot from slot where emptying");
    }

    /** Keeps others from changing the slots of a read model until the transaction ends. */
    public void lock(String readModel) {
        jdbc.sql("select slot from slot where read_model = ? for update")
                .param(readModel)
                .query()
                .listOfRows();
    }

    /** Lets the transaction wait for locks no longer than half a second: who waits for a table lets nobody else read it. */
    public void hurry() {
        if (database == Database.POSTGRESQL) {
            jdbc.sql("set local lock_timeout = '500ms'").update();
        }
    }

    public void setRunning(String readModel, Slot slot, boolean running) {
        jdbc.sql("update slot set running = ? where read_model = ? and slot = ?")
                .params(running, readModel, slot.toString())
                .update();
    }

    public void setEmptying(String readModel, Slot slot, boolean emptying) {
        jdbc.sql("update slot set emptying = ? where read_model = ? and slot = ?")
                .params(emptying, readModel, slot.toString())
                .update();
    }

    /** Makes a slot the live one, and stops the projection of the one that was. */
    public void setLive(String readModel, Slot slot) {
        jdbc.sql("update slot set live = (slot = ?), running = (slot = ?) where read_model = ?")
                .params(slot.toString(), slot.toString(), readModel)
                .update();
    }

    private Set<String> processors(String query) {
        return new HashSet<>(jdbc.sql(query)
                .query((row, number) ->
                        Projection.processor(row.getString("read_model"), Slot.of(row.getString("slot"))))
                .list());
    }
}
