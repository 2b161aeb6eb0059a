package io.roster.search.sql;

import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.Slot;
import io.roster.search.Explanation;
import io.roster.search.Search;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a table of a read model in the slot that is live.
 *
 * @param <T> what a row becomes
 */
public final class LiveTable<T> {

    private final String readModel;
    private final LiveSlots live;
    private final JdbcClient jdbc;
    private final Table table;
    private final RowMapper<T> mapper;
    private final Map<Slot, TableSearch<T>> searches = new EnumMap<>(Slot.class);

    /** The name of the table is without the slot. */
    public LiveTable(String readModel, LiveSlots live, DataSource database, Table table, RowMapper<T> mapper) {
        this.readModel = readModel;
        this.live = live;
        this.jdbc = JdbcClient.create(database);
        this.table = table;
        this.mapper = mapper;
        for (Slot slot : Slot.values()) {
            Table inSlot = new Table(slot.table(table.name()), table.columns(), table.fields(), table.defaultFilter());
            searches.put(slot, new TableSearch<>(database, inSlot, mapper));
        }
    }

    /** The row with this identifier. */
    public Optional<T> fetch(UUID id) {
        return jdbc.sql("select " + table.columns() + " from "
                        + live.of(readModel).table(table.name()) + " where id = ?")
                .param(id)
                .query(mapper)
                .optional();
    }

    public ResultPage<T> find(Search search) {
        return search().find(search);
    }

    /** How {@link #find} would execute a search. */
    public Explanation explain(Search search) {
        return search().explain(search);
    }

    private TableSearch<T> search() {
        return Objects.requireNonNull(searches.get(live.of(readModel)));
    }
}
