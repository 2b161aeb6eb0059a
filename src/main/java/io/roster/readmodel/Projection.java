package io.roster.readmodel;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a read model to the tables of one slot. Its event handlers are annotated methods. */
public abstract class Projection {

    protected final JdbcClient jdbc;
    private final String readModel;
    private final Slot slot;
    private final List<String> tables;

    /** The names of the tables are without the slot. Each table has a unique key without personal data. */
    protected Projection(JdbcClient jdbc, String readModel, Slot slot, String... tables) {
        this.jdbc = jdbc;
        this.readModel = readModel;
        this.slot = slot;
        this.tables = Stream.of(tables).map(slot::table).toList();
    }

    public final String readModel() {
        return readModel;
    }

    public final Slot slot() {
        return slot;
    }

    /** Its tables, in the same order for both slots. */
    public final List<String> tables() {
        return tables;
    }

    /**
     * Empties the tables, which the embedded database does not roll back. It is called while no event is handled, in the transaction that
     * resets the position, and again if it fails.
     */
    public void clear() {
        tables.forEach(table -> jdbc.sql("truncate table " + table).update());
    }

    /** The name of its event processor, under which its position is stored. */
    public final String processor() {
        return processor(readModel, slot);
    }

    public static String processor(String readModel, Slot slot) {
        return readModel + "-" + slot;
    }
}
