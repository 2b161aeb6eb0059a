package io.roster.search.sql;

import io.roster.search.Explanation;
import io.roster.search.Field;
import io.roster.search.Filter;
import io.roster.search.Filter.Comparison;
import io.roster.search.Operator;
import io.roster.search.Search;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;

/**
 * Searches one table, within the limits of {@link Statements}.
 *
 * @param <T> what a row is mapped to
 */
public final class TableSearch<T> {

    private final DataSource database;
    private final Table table;
    private final RowMapper<T> mapper;
    private final Planner planner;

    public TableSearch(DataSource database, Table table, RowMapper<T> mapper) {
        this.database = database;
        this.table = table;
        this.mapper = mapper;
        this.planner = new Planner(database, table);
    }

    public ResultPage<T> find(Search search) {
        return execute(search, (select, statements) -> {
            List<Row<T>> rows = rows(select, statements);
            boolean more = rows.size() > search.limit();
            List<Row<T>> page = more ? rows.subList(0, search.limit()) : rows;
            int count = search.counted() ? statements.single(select.count(), Integer.class) : 0;
            return new ResultPage<>(
                    page.stream().map(Row::item).toList(),
                    more ? search.cursor(page.get(page.size() - 1).keys()) : null,
                    search.counted() ? Math.min(count, Search.MAX_COUNT) : null,
                    count > Search.MAX_COUNT ? true : null);
        });
    }

    public Explanation explain(Search search) {
        return execute(search, planner::explain);
    }

    /** One row more than the page holds, if there are so many. */
    private List<Row<T>> rows(Select select, Statements statements) {
        Search search = select.search();
        return select.hasIndex() || statements.single(select.unsorted(), Integer.class) < Planner.FEW
                ? statements
                        .prepare(select.rows())
                        .query((row, number) -> row(row, number, search))
                        .list()
                : rowsByValue(select, statements);
    }

    /**
     * Many rows share a value of the first sort key, so that sorting them by the others would take long: they are searched value by
     * value, each in the order of the other keys, which an index may have (ADR 11).
     */
    private List<Row<T>> rowsByValue(Select select, Statements statements) {
        Search search = select.search();
        Field key = table.fields().get(search.sort().get(0).field());
        List<Row<T>> rows = new ArrayList<>();
        List<String> after = search.after().isEmpty()
                ? List.of()
                : search.after().subList(1, search.after().size());
        Optional<String> value = value(select.value(null), key, statements);
        while (value.isPresent() && rows.size() <= search.limit()) {
            String current = value.get();
            if (!search.after().isEmpty() && !current.equals(search.after().get(0))) {
                after = List.of();
            }
            List<Filter> filters = new ArrayList<>(List.of(new Comparison(key.name(), Operator.EQ, List.of(current))));
            filters.addAll(search.filter().conjuncts());
            Search part = new Search(
                    Filter.allOf(filters),
                    search.sort().subList(1, search.sort().size()),
                    after,
                    search.limit() - rows.size(),
                    false);
            rows(planner.select(part, statements), statements).forEach(row -> rows.add(row.with(current)));
            after = List.of();
            value = value(select.value(current), key, statements);
        }
        return rows;
    }

    private static Optional<String> value(Sql statement, Field key, Statements statements) {
        return statements
                .prepare(statement)
                .query((row, number) ->
                        Field.fromColumn(row.getObject(1, key.type().columnType())))
                .optional();
    }

    private Row<T> row(ResultSet result, int number, Search search) throws SQLException {
        T item = mapper.mapRow(result, number);
        List<String> keys = new ArrayList<>();
        for (int key = 0; key < search.sort().size(); key++) {
            Field field = table.fields().get(search.sort().get(key).field());
            keys.add(Field.fromColumn(
                    result.getObject(Select.alias(key), field.type().columnType())));
        }
        return new Row<>(item, keys);
    }

    private <R> R execute(Search search, BiFunction<Select, Statements, R> action) {
        return Statements.within(database, statements -> {
            Search complete = table.withDefault(search);
            return action.apply(planner.select(complete, statements), statements);
        });
    }

    private record Row<T>(T item, List<String> keys) {

        /** The row, with the value of a sort key before the others. */
        Row<T> with(String key) {
            List<String> all = new ArrayList<>(List.of(key));
            all.addAll(keys);
            return new Row<>(item, all);
        }
    }
}
