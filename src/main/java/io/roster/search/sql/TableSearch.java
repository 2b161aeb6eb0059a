package io.roster.search.sql;

import io.roster.search.Explanation;
import io.roster.search.Field;
import io.roster.search.Filter;
import io.roster.search.Search;
import io.roster.search.sql.Planner.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Searches in one table. A search that takes longer than {@value #SECONDS} seconds is given up with {@link TooCostly}.
 *
 * @param <T> what a row becomes
 */
public final class TableSearch<T> {

    private static final int SECONDS = 2;
    private static final String GIVEN_UP = "57014";

    private final Table table;
    private final RowMapper<T> mapper;
    private final JdbcClient jdbc;
    private final Planner planner;

    public TableSearch(DataSource database, Table table, RowMapper<T> mapper) {
        JdbcTemplate limited = new JdbcTemplate(database);
        limited.setQueryTimeout(SECONDS);
        this.jdbc = JdbcClient.create(limited);
        this.table = table;
        this.mapper = mapper;
        this.planner = Planner.of(database, jdbc, table);
    }

    /**
     * The rows of a search.
     *
     * @throws TooCostly if it takes too long
     */
    public Rows<T> find(Search search) {
        return inTime(() -> {
            Filter filter = table.complete(search.filter());
            String source = planner.source(filter, search.sort());
            Condition where = Condition.of(filter, table.fields());
            List<Row<T>> rows = run(new Select(table, source, where, search, search.limit() + 1).statement())
                    .query((row, number) -> row(row, number, search))
                    .list();
            boolean more = rows.size() > search.limit();
            List<Row<T>> page = more ? rows.subList(0, search.limit()) : rows;
            return new Rows<>(
                    page.stream().map(Row::item).toList(),
                    more ? search.cursor(page.get(page.size() - 1).keys()) : null,
                    search.counted() ? count(source, where) : null);
        });
    }

    /** How {@link #find} would go about a search. */
    public Explanation explain(Search search) {
        return inTime(() -> {
            Filter filter = table.complete(search.filter());
            String source = planner.source(filter, search.sort());
            Condition where = Condition.of(filter, table.fields());
            Plan plan = planner.plan(
                    filter, search.sort(), new Select(table, source, where, search, search.limit() + 1).statement());
            return new Explanation(filter.toString(), search.sort(), plan.indexes(), plan.rows(), plan.cost());
        });
    }

    /** One more than the greatest count, if there are more than that. */
    private int count(String source, Condition where) {
        String some = "select 1 from " + source + " where " + where.sql() + " limit " + (Search.MAX_COUNT + 1);
        return run(new Condition("select count(*) from (" + some + ") counted", where.parameters()))
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec run(Condition statement) {
        return jdbc.sql(statement.sql()).params(statement.parameters());
    }

    private Row<T> row(ResultSet result, int number, Search search) throws SQLException {
        T item = mapper.mapRow(result, number);
        List<String> keys = new ArrayList<>();
        for (int key = 0; key < search.sort().size(); key++) {
            Field field = table.fields().get(search.sort().get(key).field());
            keys.add(field.fromColumn(
                    result.getObject(Select.alias(key), field.type().column())));
        }
        return new Row<>(item, keys);
    }

    private static <R> R inTime(Supplier<R> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && GIVEN_UP.equals(sql.getSQLState())) {
                throw new TooCostly(e);
            }
            throw e;
        }
    }

    private record Row<T>(T item, List<String> keys) {}
}
