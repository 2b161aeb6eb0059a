package io.roster.search.sql;

import io.roster.message.CommonRejection.QueryTooCostly;
import io.roster.message.CommonRejection.TooManyQueries;
import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.QueryRejected;
import io.roster.readmodel.Slot;
import io.roster.search.Explanation;
import io.roster.search.Search;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    /**
     * A table.
     *
     * @param table the table, without the slot in its name
     */
    public LiveTable(String readModel, LiveSlots live, DataSource database, Table table, RowMapper<T> mapper) {
        this.readModel = readModel;
        this.live = live;
        this.jdbc = JdbcClient.create(database);
        this.table = table;
        this.mapper = mapper;
        for (Slot slot : Slot.values()) {
            Table inSlot = new Table(slot.table(table.name()), table.columns(), table.fields(), table.otherwise());
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

    /**
     * The rows of a search.
     *
     * @throws QueryRejected if it takes too long, or too many others are running
     */
    public ResultPage<T> find(Search search) {
        return inTime(table -> table.find(search));
    }

    /**
     * How {@link #find} would execute a search.
     *
     * @throws QueryRejected if it takes too long, or too many others are running
     */
    public Explanation explain(Search search) {
        return inTime(table -> table.explain(search));
    }

    private <R> R inTime(Function<TableSearch<T>, R> work) {
        try {
            return work.apply(Objects.requireNonNull(searches.get(live.of(readModel))));
        } catch (SearchTimedOut e) {
            throw new QueryRejected(new QueryTooCostly());
        } catch (TooManySearches e) {
            throw new QueryRejected(new TooManyQueries());
        }
    }
}
