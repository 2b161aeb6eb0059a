package io.roster.search.sql;

import io.roster.search.Field;
import io.roster.search.Search;
import io.roster.search.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one search. They read one row more than the page holds, to tell whether another page follows.
 *
 * <p>A page after a row is the union of one part for each sort key: the rows that equal that row in the keys before it and come
 * after it by this key. Each part is a range of an index, which a single condition for all keys would not be (ADR 11).
 *
 * @param source the table of the {@code from} clause, with an index hint if the database takes one
 * @param where what the rows match
 */
record Select(Table table, String source, Sql where, Search search) {

    /** The column alias of a sort key's value. */
    static String alias(int key) {
        return "sort_key_" + key;
    }

    Sql rows() {
        if (search.after().isEmpty()) {
            return part(bounded(where));
        }
        List<Sql> parts = new ArrayList<>();
        for (int key = search.after().size() - 1; key >= 0; key--) {
            Sql after = WhereClause.allOf(where, after(key));
            parts.add(part(key == 0 ? bounded(after) : after));
        }
        return parts.size() == 1
                ? parts.get(0)
                : Sql.join(parts, ") union all (")
                        .wrap("select * from ((", ")) page order by " + order(Select::alias) + limit());
    }

    /** Counts the matching rows, up to one more than {@link Search#MAX_COUNT}. */
    Sql count() {
        return where.wrap(
                "select count(*) from (select 1 from " + source + " where ",
                " limit " + (Search.MAX_COUNT + 1) + ") counted");
    }

    /** Counts the rows that have to be sorted for this page because no index has its order, up to {@value Planner#FEW}. */
    Sql unsorted() {
        return bounded(WhereClause.allOf(where, from()))
                .wrap(
                        "select count(*) from (select 1 from " + source + " where ",
                        " limit " + Planner.FEW + ") unsorted");
    }

    /** The first value of the first sort key, on this page or, if there is one, after a value. */
    Sql value(@Nullable String after) {
        Sql beyond = after == null
                ? from()
                : WhereClause.compare(column(0), isDescending(0) ? "<" : ">", field(0).toColumn(after));
        String first = column(0) + (isDescending(0) ? " desc" : "");
        return WhereClause.allOf(where, beyond)
                .wrap("select " + column(0) + " from " + source + " where ", " order by " + first + " limit 1");
    }

    /** The rows from the first one of the page on, by the first sort key alone. */
    private Sql from() {
        return search.after().isEmpty()
                ? new Sql("true", List.of())
                : WhereClause.compare(column(0), isDescending(0) ? "<=" : ">=", value(0));
    }

    private Sql part(Sql condition) {
        String keys = IntStream.range(0, search.sort().size())
                .mapToObj(key -> ", " + column(key) + " as " + alias(key))
                .collect(Collectors.joining());
        return condition.wrap(
                "select " + table.columns() + keys + " from " + source + " where ",
                " order by " + order(this::column) + limit());
    }

    /** The rows that equal the last row seen in the keys before this one, and come after it by this one. */
    private Sql after(int key) {
        Sql[] conditions = new Sql[key + 1];
        for (int i = 0; i < key; i++) {
            conditions[i] = WhereClause.compare(column(i), "=", value(i));
        }
        conditions[key] = WhereClause.compare(column(key), isDescending(key) ? "<" : ">", value(key));
        return WhereClause.allOf(conditions);
    }

    /**
     * If no index has the whole order, the first key's index bounds the rows to sort: no row of the page comes after the last of the
     * first rows in the order of that key alone.
     */
    private Sql bounded(Sql condition) {
        if (hasIndex()) {
            return condition;
        }
        String first = column(0);
        String there = isDescending(0) ? " desc" : "";
        String back = isDescending(0) ? "" : " desc";
        Sql farthest = condition.wrap(
                "(select farthest from (select " + first + " as farthest from " + source + " where ",
                " order by " + first + there + limit() + ") bound order by farthest" + back + " limit 1)");
        return Sql.join(List.of(condition, farthest), " and " + first + (isDescending(0) ? " >= " : " <= "));
    }

    /** Whether one of the table's indexes, each on a field and the identifier, has this order, forwards or backwards. */
    boolean hasIndex() {
        List<Sort> sort = search.sort();
        return sort.size() == 1
                || (sort.size() == 2 && sort.get(0).descending() == sort.get(1).descending());
    }

    private String order(IntFunction<String> name) {
        return IntStream.range(0, search.sort().size())
                .mapToObj(key -> name.apply(key) + (isDescending(key) ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    private String limit() {
        return " limit " + (search.limit() + 1);
    }

    private boolean isDescending(int key) {
        return search.sort().get(key).descending();
    }

    private String column(int key) {
        return field(key).column();
    }

    private Object value(int key) {
        return field(key).toColumn(search.after().get(key));
    }

    private Field field(int key) {
        return table.fields().get(search.sort().get(key).field());
    }
}
