package io.roster.search.sql;

import io.roster.database.Database;
import io.roster.search.Explanation;
import io.roster.search.Field;
import io.roster.search.Filter;
import io.roster.search.Filter.Comparison;
import io.roster.search.Operator;
import io.roster.search.Search;
import java.sql.Types;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.SqlParameterValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chooses the index of a search on H2, which would use any index that fits a condition, even if half of the table matches it: the
 * index of a condition if few rows match it, which are then sorted; otherwise that of the sort order, read until the page is full.
 * PostgreSQL keeps statistics of the values and chooses well itself.
 */
final class Planner {

    /** So many rows are sorted quickly. */
    static final int FEW = 1_000;

    private static final int MAX_PROBES = 5;

    /** The operators that an index can serve with a range, or a few. */
    private static final Set<Operator> RANGES =
            EnumSet.complementOf(EnumSet.of(Operator.NE, Operator.ENDS_WITH, Operator.CONTAINS, Operator.PRESENT));

    private static final Sql ALL = new Sql("true", List.of());

    private final Database database;
    private final Table table;

    Planner(DataSource database, Table table) {
        this.database = Database.of(database);
        this.table = table;
    }

    /** The statements of a search, on H2 with the index to use. */
    Select select(Search search, Statements statements) {
        Sql where = WhereClause.of(search.filter(), table.fields());
        if (database != Database.H2) {
            return new Select(table, table.name(), where, search);
        }
        Choice choice = choose(search, statements);
        return new Select(
                table,
                using(choice.indexes().get(choice.indexes().size() - 1)),
                WhereClause.allOf(choice.narrowing(), where),
                search);
    }

    Explanation explain(Select select, Statements statements) {
        Search search = select.search();
        if (database == Database.H2) {
            Choice choice = choose(search, statements);
            long rows = choice.rows() < FEW ? choice.rows() : estimatedRows(search, statements);
            return new Explanation(search.filter().toString(), search.sort(), choice.indexes(), rows, rows);
        }
        String json = statements.single(select.rows().wrap("explain (format json) ", ""), String.class);
        JsonNode plan = JsonMapper.shared().readTree(json).at("/0/Plan");
        return new Explanation(
                search.filter().toString(),
                search.sort(),
                plan.findValuesAsString("Index Name").stream().distinct().toList(),
                plan.at("/Plan Rows").asLong(),
                plan.at("/Total Cost").asDouble());
    }

    private Choice choose(Search search, Statements statements) {
        Choice best = new Choice(List.of(table.index(search.sort().get(0).field())), FEW, ALL);
        for (Comparison comparison : conditions(search, RANGES)) {
            best = best.orFewer(range(comparison, statements));
        }
        for (Comparison comparison : conditions(search, EnumSet.of(Operator.CONTAINS))) {
            // A range with few rows needs no scan.
            best = best.rows() < FEW ? best : best.orFewer(scan(comparison, statements));
        }
        return best;
    }

    private static List<Comparison> conditions(Search search, Set<Operator> operators) {
        return search.filter().conjuncts().stream()
                .filter(part -> part instanceof Comparison comparison && operators.contains(comparison.operator()))
                .map(Comparison.class::cast)
                .limit(MAX_PROBES)
                .toList();
    }

    private Choice range(Comparison comparison, Statements statements) {
        String index = table.index(comparison.field());
        Sql probe = WhereClause.of(comparison, table.fields())
                .wrap("select count(*) from (select 1 from " + using(index) + " where ", " limit " + FEW + ") probed");
        return new Choice(List.of(index), statements.single(probe, Integer.class), ALL);
    }

    /**
     * Finds the rows that contain a text in the field's index, all of which is read. It is far smaller than the table, and the pattern of
     * {@code like} would be compiled for each row.
     */
    private Choice scan(Comparison comparison, Statements statements) {
        Field field = table.fields().get(comparison.field());
        Field id = table.fields().identifier();
        String index = table.index(comparison.field());
        Sql probe = new Sql(
                "select " + id.column() + " from " + using(index) + " where locate(?, " + field.column()
                        + ") > 0 limit " + FEW,
                List.of(comparison.values().get(0)));
        List<Object> ids = statements
                .prepare(probe)
                .query((row, number) -> row.getObject(1))
                .list();
        return new Choice(
                List.of(index, table.index(id.name())),
                ids.size(),
                new Sql(id.column() + " = any(?)", List.of(new SqlParameterValue(Types.ARRAY, ids.toArray()))));
    }

    /**
     * How many rows of the order's index are read until the page is full: with conditions that have indexes, of which each matches more
     * than a few rows, at most their share; with others perhaps all.
     */
    private long estimatedRows(Search search, Statements statements) {
        long page = search.limit() + 1L;
        long all = estimatedRows(statements);
        List<Filter> conditions = search.filter().conjuncts().stream()
                .filter(part -> !part.equals(table.defaultFilter()))
                .toList();
        if (conditions.isEmpty()) {
            return Math.min(all, page);
        }
        boolean indexed = conditions.stream()
                .allMatch(part -> part instanceof Comparison comparison && RANGES.contains(comparison.operator()));
        return indexed ? Math.min(all, page * Math.max(1, all / FEW)) : all;
    }

    private long estimatedRows(Statements statements) {
        String sql = "select row_count_estimate from information_schema.tables"
                + " where table_schema = current_schema and lower(table_name) = ?";
        return statements.single(new Sql(sql, List.of(table.name().toLowerCase(Locale.ROOT))), Long.class);
    }

    private String using(String index) {
        return table.name() + " use index (" + index + ")";
    }

    /**
     * Indexes to use.
     *
     * @param indexes those that are read, the one for the rows of the page last
     * @param rows the number of rows that match the condition, up to {@value #FEW}
     * @param narrowing a condition that only those rows meet, if the indexes need one that the search does not have
     */
    private record Choice(List<String> indexes, int rows, Sql narrowing) {

        Choice orFewer(Choice other) {
            return other.rows < rows ? other : this;
        }
    }
}
