package io.roster.search.sql;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.Filter.Comparison;
import java.util.List;
import java.util.stream.Collectors;

/** Translates filters into SQL conditions. */
final class WhereClause {

    private WhereClause() {}

    /** Every column has a value in every row, so {@code not} negates. */
    static Sql of(Filter filter, Fields fields) {
        if (filter instanceof Filter.And and) {
            return and.filters().isEmpty()
                    ? new Sql("true", List.of())
                    : group(and.filters().stream().map(it -> of(it, fields)).toList(), " and ");
        }
        if (filter instanceof Filter.Or or) {
            return group(or.filters().stream().map(it -> of(it, fields)).toList(), " or ");
        }
        if (filter instanceof Filter.Not not) {
            return of(not.filter(), fields).wrap("not (", ")");
        }
        return of((Comparison) filter, fields);
    }

    static Sql allOf(Sql... conditions) {
        return group(List.of(conditions), " and ");
    }

    static Sql compare(String column, String operator, Object value) {
        return new Sql(column + " " + operator + " ?", List.of(value));
    }

    private static Sql of(Comparison comparison, Fields fields) {
        Field field = fields.get(comparison.field());
        String column = field.column();
        List<Object> values = comparison.values().stream().map(field::toColumn).toList();
        return switch (comparison.operator()) {
            case EQ -> compare(column, "=", values.get(0));
            case NE -> compare(column, "<>", values.get(0));
            case GT -> compare(column, ">", values.get(0));
            case GE -> compare(column, ">=", values.get(0));
            case LT -> compare(column, "<", values.get(0));
            case LE -> compare(column, "<=", values.get(0));
            case IN ->
                new Sql(
                        column + values.stream().map(value -> "?").collect(Collectors.joining(", ", " in (", ")")),
                        values);
            case BETWEEN -> new Sql("(" + column + " >= ? and " + column + " <= ?)", values);
            case STARTS_WITH -> startsWith(column, comparison.values().get(0));
            case ENDS_WITH ->
                compare(column, "like", "%" + escape(comparison.values().get(0)));
            case CONTAINS ->
                compare(column, "like", "%" + escape(comparison.values().get(0)) + "%");
            case PRESENT -> new Sql(column + " is not null", List.of());
        };
    }

    /** A range, which the index can scan. With {@code like} beside it, PostgreSQL would prefer its index of trigrams. */
    private static Sql startsWith(String column, String prefix) {
        String end = end(prefix);
        Sql start = compare(column, ">=", prefix);
        Sql range = end.isEmpty() ? start : allOf(start, compare(column, "<", end));
        // H2 compares UTF-16 units, so from here on the range contains other texts too.
        boolean exact = prefix.isEmpty() || prefix.codePointBefore(prefix.length()) + 1 < Character.MIN_SURROGATE;
        return exact ? range : allOf(range, compare(column, "like", escape(prefix) + "%"));
    }

    /** The least text after all texts with this prefix; empty if there is none. */
    private static String end(String prefix) {
        int length = prefix.length();
        while (length > 0) {
            int last = prefix.codePointBefore(length);
            length -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, length) + Character.toString(next);
            }
        }
        return "";
    }

    /** Escapes wildcards with a backslash, the default of both databases. */
    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Sql group(List<Sql> conditions, String operator) {
        return conditions.size() == 1
                ? conditions.get(0)
                : Sql.join(conditions, operator).wrap("(", ")");
    }
}
