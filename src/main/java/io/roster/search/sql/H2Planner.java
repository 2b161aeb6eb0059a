package io.roster.search.sql;

import io.roster.search.Filter;
import io.roster.search.Filter.Comparison;
import io.roster.search.Operator;
import io.roster.search.Sort;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * For H2, which takes any index that a condition fits, also one with half of the table behind it. Here a condition's index is
 * used if it leads to few rows, which are then sorted; otherwise the index of the order is, until the page is full.
 */
record H2Planner(Table table) implements Planner {

    private static final int FEW = 1_000;
    private static final int MOST_TRIED = 5;
    private static final Set<Operator> RANGES = EnumSet.of(
            Operator.EQ,
            Operator.IN,
            Operator.GT,
            Operator.GE,
            Operator.LT,
            Operator.LE,
            Operator.BETWEEN,
            Operator.STARTS_WITH);

    @Override
    public String source(Filter filter, List<Sort> sort, Statements statements) {
        return using(choose(filter, sort, statements).index());
    }

    @Override
    public Plan plan(Filter filter, List<Sort> sort, Condition statement, Statements statements) {
        Choice choice = choose(filter, sort, statements);
        long rows = choice.rows() < FEW
                ? choice.rows()
                : statements
                        .run(new Condition(
                                "select row_count_estimate from information_schema.tables"
                                        + " where table_schema = current_schema and lower(table_name) = ?",
                                List.of(table.name().toLowerCase(Locale.ROOT))))
                        .query(Long.class)
                        .single();
        return new Plan(List.of(choice.index()), rows, rows);
    }

    private Choice choose(Filter filter, List<Sort> sort, Statements statements) {
        Choice best = new Choice(table.index(sort.get(0).field()), FEW);
        int tried = 0;
        for (Filter part : filter.conjuncts()) {
            if (tried < MOST_TRIED && part instanceof Comparison comparison && RANGES.contains(comparison.operator())) {
                tried++;
                String index = table.index(comparison.field());
                Choice choice = new Choice(index, rows(index, Condition.of(comparison, table.fields()), statements));
                if (choice.rows() < best.rows()) {
                    best = choice;
                }
            }
        }
        return best;
    }

    private int rows(String index, Condition condition, Statements statements) {
        return statements
                .run(new Condition(
                        "select count(*) from (select 1 from " + using(index) + " where " + condition.sql() + " limit "
                                + FEW + ") probed",
                        condition.parameters()))
                .query(Integer.class)
                .single();
    }

    private String using(String index) {
        return table.name() + " use index (" + index + ")";
    }

    /**
     * An index.
     *
     * @param rows how many rows it leads to; if there are {@value #FEW} or more, this number
     */
    private record Choice(String index, int rows) {}
}
