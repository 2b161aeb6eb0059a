package io.roster.search.sql;

import io.roster.database.Database;
import io.roster.search.Explanation;
import io.roster.search.Filter;
import io.roster.search.Filter.Comparison;
import io.roster.search.Operator;
import io.roster.search.Search;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
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

    private final Database database;
    private final Table table;

    Planner(DataSource database, Table table) {
        this.database = Database.of(database);
        this.table = table;
    }

    /** The table for the {@code from} clause, on H2 with the index to use. */
    String source(Search search, Statements statements) {
        return database == Database.H2 ? using(choose(search, statements).index()) : table.name();
    }

    Explanation explain(Select select, Statements statements) {
        Search search = select.search();
        if (database == Database.H2) {
            Choice choice = choose(search, statements);
            long rows = choice.rows() < FEW ? choice.rows() : estimatedRows(search, statements);
            return new Explanation(search.filter().toString(), search.sort(), List.of(choice.index()), rows, rows);
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
        Choice best = new Choice(table.index(search.sort().get(0).field()), FEW);
        int probes = 0;
        for (Filter part : search.filter().conjuncts()) {
            if (probes < MAX_PROBES
                    && part instanceof Comparison comparison
                    && RANGES.contains(comparison.operator())) {
                probes++;
                String index = table.index(comparison.field());
                Sql probe = WhereClause.of(comparison, table.fields())
                        .wrap(
                                "select count(*) from (select 1 from " + using(index) + " where ",
                                " limit " + FEW + ") probed");
                int rows = statements.single(probe, Integer.class);
                best = rows < best.rows() ? new Choice(index, rows) : best;
            }
        }
        return best;
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

    /** An index, and the number of rows that match its condition, up to {@value #FEW}. */
    private record Choice(String index, int rows) {}
}
