package io.roster.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a read model to the tables of one slot. Its event handlers are annotated methods. */
public abstract class Projection {

    protected final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final String readModel;
    private final Slot slot;
    private final List<String> tables;
    private final List<Batch<?>> batches = new ArrayList<>();
    private final Batch<Update> updates = new Batch<>(this::execute, this::flush);

    /** The names of the tables are without the slot. Each table has a unique key without personal data. */
    protected Projection(JdbcOperations jdbc, String readModel, Slot slot, String... tables) {
        this.jdbc = JdbcClient.create(jdbc);
        this.statements = jdbc;
        this.readModel = readModel;
        this.slot = slot;
        this.tables = Stream.of(tables).map(slot::table).toList();
    }

    /** Changes that are written together, by a function that gets them in the order of the events. */
    protected final <C> Batch<C> batch(Consumer<List<C>> writer) {
        Batch<C> batch = new Batch<>(writer, this::flush);
        batches.add(batch);
        return batch;
    }

    /** Executes an update at the end of the batch of events, in their order; successive ones with the same SQL in one JDBC batch. */
    protected final void update(String sql, Object... parameters) {
        updates.add(new Update(sql, List.of(parameters)));
    }

    private void execute(List<Update> updates) {
        int from = 0;
        while (from < updates.size()) {
            String sql = updates.get(from).sql();
            int to = from;
            List<Object[]> rows = new ArrayList<>();
            while (to < updates.size() && updates.get(to).sql().equals(sql)) {
                rows.add(updates.get(to).parameters().toArray());
                to++;
            }
            statements.batchUpdate(sql, rows);
            from = to;
        }
    }

    /** Writes the changes of the events that have been handled so far. */
    public final void flush() {
        batches.forEach(Batch::flush);
        updates.flush();
    }

    /** Forgets what has not been written yet, because its event has failed. */
    public final void discard() {
        batches.forEach(Batch::discard);
        updates.discard();
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

    private record Update(String sql, List<Object> parameters) {}
}
