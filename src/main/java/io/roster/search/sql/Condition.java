package io.roster.search.sql;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.Filter.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition of SQL. Columns come from the declared {@link Fields}; values are always bound.
 *
 * @param sql the text
 * @param parameters the values for its question marks
 */
record Condition(String sql, List<Object> parameters) {

    static final Condition TRUE = new Condition("true", List.of());

    /** Translates a filter whose fields are all declared. Every column has a value in every row, so {@code not} negates. */
    static Condition of(Filter filter, Fields fields) {
        if (filter instanceof Filter.And and) {
            return and.filters().isEmpty()
                    ? TRUE
                    : joined(
                            and.filters().stream().map(part -> of(part, fields)).toList(), " and ");
        }
        if (filter instanceof Filter.Or or) {
            return joined(or.filters().stream().map(part -> of(part, fields)).toList(), " or ");
        }
        if (filter instanceof Filter.Not not) {
            Condition negated = of(not.filter(), fields);
            return new Condition("not (" + negated.sql + ")", negated.parameters);
        }
        return of((Comparison) filter, fields);
    }

    static Condition allOf(Condition... conditions) {
        return joined(List.of(conditions), " and ");
    }

    static Condition of(String column, String operator, Object value) {
        return new Condition(column + " " + operator + " ?", List.of(value));
    }

    private static Condition of(Comparison comparison, Fields fields) {
        Field field = fields.get(comparison.field());
        String column = field.column();
        List<Object> values = comparison.values().stream().map(field::toColumn).toList();
        return switch (comparison.operator()) {
            case EQ -> of(column, "=", values.get(0));
            case NE -> of(column, "<>", values.get(0));
            case GT -> of(column, ">", values.get(0));
            case GE -> of(column, ">=", values.get(0));
            case LT -> of(column, "<", values.get(0));
            case LE -> of(column, "<=", values.get(0));
            case IN ->
                new Condition(
                        column + " in (" + values.stream().map(value -> "?").collect(Collectors.joining(", ")) + ")",
                        values);
            case BETWEEN -> new Condition("(" + column + " >= ? and " + column + " <= ?)", values);
            case STARTS_WITH -> startsWith(column, comparison.values().get(0));
            case ENDS_WITH ->
                of(column, "like", "%" + literal(comparison.values().get(0)));
            case CONTAINS ->
                of(column, "like", "%" + literal(comparison.values().get(0)) + "%");
            case PRESENT -> new Condition(column + " is not null", List.of());
        };
    }

    /** A range, which an index has. No pattern beside it: for that PostgreSQL would rather read its index of trigrams. */
    private static Condition startsWith(String column, String prefix) {
        String end = end(prefix);
        Condition start = of(column, ">=", prefix);
        Condition range = end.isEmpty() ? start : allOf(start, of(column, "<", end));
        // H2 compares by UTF-16 units, so from here on other texts are in the range too.
        boolean exact = prefix.isEmpty() || prefix.codePointBefore(prefix.length()) + 1 < Character.MIN_SURROGATE;
        return exact ? range : allOf(range, of(column, "like", literal(prefix) + "%"));
    }

    /** The least text after all that start with this one; none if it is empty. */
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

    /** Nothing in a value is a wildcard. The backslash is what both databases take for an escape. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Condition joined(List<Condition> conditions, String word) {
        List<Object> parameters = new ArrayList<>();
        conditions.forEach(condition -> parameters.addAll(condition.parameters));
        Stream<String> texts = conditions.stream().map(Condition::sql);
        return conditions.size() == 1
                ? conditions.get(0)
                : new Condition(texts.collect(Collectors.joining(word, "(", ")")), parameters);
    }
}
