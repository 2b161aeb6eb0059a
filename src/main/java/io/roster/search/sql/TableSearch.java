package io.roster.search.sql;

import io.roster.search.Explanation;
import io.roster.search.Field;
import io.roster.search.Filter;
import io.roster.search.Search;
import io.roster.search.sql.Planner.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;

/**
 * Searches in one table. A search that takes longer than {@value #SECONDS} seconds is given up with {@link SearchTimedOut}; more than
 * {@value #AT_A_TIME} at a time wait, so that they leave connections to those who write.
 *
 * @param <T> what a row becomes
 */
public final class TableSearch<T> {

    private static final int SECONDS = 2;
    private static final int AT_A_TIME = 8;

    private final DataSource database;
    private final Table table;
    private final RowMapper<T> mapper;
    private final Planner planner;
    private final Semaphore turns = new Semaphore(AT_A_TIME);

    public TableSearch(DataSource database, Table table, RowMapper<T> mapper) {
        this.database = database;
        this.table = table;
        this.mapper = mapper;
        this.planner = Planner.of(database, table);
    }

    /**
     * The rows of a search.
     *
     * @throws SearchTimedOut if it takes too long
     * @throws TooManySearches if too many others were at it
     */
    public ResultPage<T> find(Search search) {
        return inTurn(statements -> {
            Filter filter = table.complete(search.filter());
            String source = planner.source(filter, search.sort(), statements);
            Condition where = Condition.of(filter, table.fields());
            List<Row<T>> rows = statements
                    .run(new Select(table, source, where, search, search.limit() + 1).statement())
                    .query((row, number) -> row(row, number, search))
                    .list();
            boolean more = rows.size() > search.limit();
            List<Row<T>> page = more ? rows.subList(0, search.limit()) : rows;
            int count = search.counted() ? count(source, where, statements) : 0;
            return new ResultPage<>(
                    page.stream().map(Row::item).toList(),
                    more ? search.cursor(page.get(page.size() - 1).keys()) : null,
                    search.counted() ? Math.min(count, Search.MAX_COUNT) : null,
                    count > Search.MAX_COUNT ? true : null);
        });
    }

    /**
     * How {@link #find} would go about a search.
     *
     * @throws SearchTimedOut if it takes too long
     * @throws TooManySearches if too many others were at it
     */
    public Explanation explain(Search search) {
        return inTurn(statements -> {
            Filter filter = table.complete(search.filter());
            String source = planner.source(filter, search.sort(), statements);
            Condition where = Condition.of(filter, table.fields());
            Plan plan = planner.plan(
                    filter,
                    search.sort(),
                    new Select(table, source, where, search, search.limit() + 1).statement(),
                    statements);
            return new Explanation(filter.toString(), search.sort(), plan.indexes(), plan.rows(), plan.cost());
        });
    }

    /** One more than the greatest count, if there are more than that. */
    private static int count(String source, Condition where, Statements statements) {
        String some = "select 1 from " + source + " where " + where.sql() + " limit " + (Search.MAX_COUNT + 1);
        return statements
                .run(new Condition("select count(*) from (" + some + ") counted", where.parameters()))
                .query(Integer.class)
                .single();
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

    private <R> R inTurn(Function<Statements, R> work) {
        try {
            if (!turns.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw new TooManySearches();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManySearches();
        }
        try {
            return Statements.within(Duration.ofSeconds(SECONDS), database, work);
        } finally {
            turns.release();
        }
    }

    private record Row<T>(T item, List<String> keys) {}
}
