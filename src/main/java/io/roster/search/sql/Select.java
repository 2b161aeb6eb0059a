package io.roster.search.sql;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Search;
import io.roster.search.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the statement that finds the rows of a page.
 *
 * <p>A page that goes on after a row is the union of one part for each key of the order: rows that are equal in the keys before
 * it and beyond in this one. Each part is a range of an index, where one condition for all would not be (ADR 11).
 */
final class Select {

    private final Table table;
    private final String source;
    private final Condition where;
    private final Search search;
    private final int limit;

    /**
     * A statement.
     *
     * @param source the table, and for a database that takes such a hint, the index
     * @param where what to find
     * @param limit how many rows at most
     */
    Select(Table table, String source, Condition where, Search search, int limit) {
        this.table = table;
        this.source = source;
        this.where = where;
        this.search = search;
        this.limit = limit;
    }

    /** The name under which the value of a key of the order is selected. */
    static String alias(int key) {
        return "sort_key_" + key;
    }

    Condition statement() {
        List<Condition> parts = new ArrayList<>();
        if (search.after().isEmpty()) {
            parts.add(part(bounded(where)));
        }
        for (int key = search.after().size() - 1; key >= 0; key--) {
            Condition beyond = Condition.allOf(where, beyond(key));
            parts.add(part(key == 0 ? bounded(beyond) : beyond));
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<Object> parameters = new ArrayList<>();
        parts.forEach(part -> parameters.addAll(part.parameters()));
        String union = parts.stream().map(part -> "(" + part.sql() + ")").collect(Collectors.joining(" union all "));
        return new Condition(
                "select * from (" + union + ") page order by " + order(Select::alias) + " limit " + limit, parameters);
    }

    private Condition part(Condition condition) {
        String keys = IntStream.range(0, search.sort().size())
                .mapToObj(key -> ", " + column(key) + " as " + alias(key))
                .collect(Collectors.joining());
        return new Condition(
                "select " + table.columns() + keys + " from " + source + " where " + condition.sql() + " order by "
                        + order(this::column) + " limit " + limit,
                condition.parameters());
    }

    /** The rows that equal the last row seen in the keys before this one, and come after it by this one. */
    private Condition beyond(int key) {
        Condition[] conditions = new Condition[key + 1];
        for (int i = 0; i < key; i++) {
            conditions[i] = Condition.of(column(i), "=", value(i));
        }
        conditions[key] = Condition.of(column(key), search.sort().get(key).descending() ? "<" : ">", value(key));
        return Condition.allOf(conditions);
    }

    /**
     * Where no index has the whole order, the first key's index tells how far to look: no row of the page is beyond the last of
     * as many rows as the page has, in the order of the first key alone.
     */
    private Condition bounded(Condition condition) {
        if (hasIndex(search.sort())) {
            return condition;
        }
        boolean descending = search.sort().get(0).descending();
        String first = column(0);
        String there = descending ? " desc" : "";
        String back = descending ? "" : " desc";
        String farthest = "(select farthest from (select " + first + " as farthest from " + source + " where "
                + condition.sql() + " order by " + first + there + " limit " + limit + ") bound order by farthest"
                + back
                + " limit 1)";
        List<Object> parameters = new ArrayList<>(condition.parameters());
        parameters.addAll(condition.parameters());
        return new Condition(condition.sql() + " and " + first + (descending ? " >= " : " <= ") + farthest, parameters);
    }

    /** Whether a table's indexes, each of a field and the identifier, have one for this order, forwards or backwards. */
    private static boolean hasIndex(List<Sort> sort) {
        return sort.size() == 1
                || (sort.size() == 2 && sort.get(0).descending() == sort.get(1).descending());
    }

    private String order(java.util.function.IntFunction<String> name) {
        return IntStream.range(0, search.sort().size())
                .mapToObj(key -> name.apply(key) + (search.sort().get(key).descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    private String column(int key) {
        return field(key).column();
    }

    private Object value(int key) {
        return field(key).toColumn(search.after().get(key));
    }

    private Field field(int key) {
        Fields fields = table.fields();
        return fields.get(search.sort().get(key).field());
    }
}
