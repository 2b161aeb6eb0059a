package io.roster.search;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.roster.search.parse.ScimFilterParser;
import io.roster.search.parse.SearchParser;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which rows to find: the one parsed form of every spelling of a filter. Made by a {@link SearchParser}, so its fields exist and
 * its values are of their types.
 *
 * <p>A filter shows itself much as SCIM writes one (RFC 7644, section 3.4.2.2), but with the names of {@link Operator} and every value
 * in quotes: for people, not for {@link ScimFilterParser}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Filter.And.class, name = "and"),
    @JsonSubTypes.Type(value = Filter.Or.class, name = "or"),
    @JsonSubTypes.Type(value = Filter.Not.class, name = "not"),
    @JsonSubTypes.Type(value = Filter.Comparison.class, name = "comparison")
})
public sealed interface Filter {

    /** Every row. */
    static Filter all() {
        return new And(List.of());
    }

    /** Whether any part of the filter is about this field. */
    boolean mentions(String field);

    /** How many of {@code and}, {@code or} and {@code not} are one within the other. */
    int depth();

    /** The rows that match all of some filters. */
    static Filter allOf(List<Filter> filters) {
        return filters.size() == 1 ? filters.get(0) : new And(filters);
    }

    /** The rows that match at least one of some filters. */
    static Filter anyOf(List<Filter> filters) {
        return filters.size() == 1 ? filters.get(0) : new Or(filters);
    }

    /** The filters that must all match: the parts of an {@code and}, however they are grouped, or the filter itself. */
    default List<Filter> conjuncts() {
        return List.of(this);
    }

    /** The rows that match all of some filters; every row, if there are none. */
    record And(List<Filter> filters) implements Filter {
        public And {
            filters = List.copyOf(filters);
        }

        @Override
        public boolean mentions(String field) {
            return filters.stream().anyMatch(filter -> filter.mentions(field));
        }

        @Override
        public int depth() {
            return 1 + filters.stream().mapToInt(Filter::depth).max().orElse(0);
        }

        @Override
        public List<Filter> conjuncts() {
            return filters.stream()
                    .flatMap(filter -> filter.conjuncts().stream())
                    .toList();
        }

        @Override
        public String toString() {
            return filters.stream().map(Filter::toString).collect(Collectors.joining(" and ", "(", ")"));
        }
    }

    /** The rows that match at least one of some filters. */
    record Or(List<Filter> filters) implements Filter {
        public Or {
            filters = List.copyOf(filters);
        }

        @Override
        public boolean mentions(String field) {
            return filters.stream().anyMatch(filter -> filter.mentions(field));
        }

        @Override
        public int depth() {
            return 1 + filters.stream().mapToInt(Filter::depth).max().orElse(0);
        }

        @Override
        public String toString() {
            return filters.stream().map(Filter::toString).collect(Collectors.joining(" or ", "(", ")"));
        }
    }

    /** The rows that a filter does not match. */
    record Not(Filter filter) implements Filter {
        @Override
        public boolean mentions(String field) {
            return filter.mentions(field);
        }

        @Override
        public int depth() {
            return 1 + filter.depth();
        }

        @Override
        public String toString() {
            return "not (" + filter + ")";
        }
    }

    /**
     * The rows whose field compares with some values in this way.
     *
     * @param field the name of the field
     * @param operator how
     * @param values as many as the operator takes, in the form of {@link Field#canonical}
     */
    record Comparison(String field, Operator operator, List<String> values) implements Filter {
        public Comparison {
            values = List.copyOf(values);
        }

        @Override
        public boolean mentions(String name) {
            return field.equals(name);
        }

        @Override
        public int depth() {
            return 0;
        }

        @Override
        public String toString() {
            String quoted = values.stream()
                    .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                    .collect(Collectors.joining(", "));
            String operand = operator.takesList() ? "(" + quoted + ")" : quoted;
            return (field + " " + operator + " " + operand).strip();
        }
    }
}
