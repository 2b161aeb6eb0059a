package io.roster.search;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which rows to find: the parsed form of a filter in any notation. The parsers guarantee that its fields exist and that its values are
 * canonical.
 *
 * <p>{@code toString} is for people. It resembles a SCIM filter (RFC 7644, section 3.4.2.2), but has the names of {@link Operator} and
 * quotes every value.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Filter.And.class, name = "and"),
    @JsonSubTypes.Type(value = Filter.Or.class, name = "or"),
    @JsonSubTypes.Type(value = Filter.Not.class, name = "not"),
    @JsonSubTypes.Type(value = Filter.Comparison.class, name = "comparison")
})
public sealed interface Filter {

    /** Matches every row. */
    static Filter all() {
        return new And(List.of());
    }

    static Filter allOf(List<Filter> filters) {
        return filters.size() == 1 ? filters.get(0) : new And(filters);
    }

    static Filter anyOf(List<Filter> filters) {
        return filters.size() == 1 ? filters.get(0) : new Or(filters);
    }

    /** The filters that this one combines. */
    List<Filter> filters();

    /** Whether any part of it compares this field. */
    default boolean mentions(String field) {
        return filters().stream().anyMatch(filter -> filter.mentions(field));
    }

    /** The nesting depth of {@code and}, {@code or} and {@code not}. */
    default int depth() {
        return filters().stream().mapToInt(filter -> 1 + filter.depth()).max().orElse(0);
    }

    /** The filters that must all match: the parts of nested {@code and}s, or this filter alone. */
    default List<Filter> conjuncts() {
        return List.of(this);
    }

    /** Matches if all filters do. */
    record And(List<Filter> filters) implements Filter {
        public And {
            filters = List.copyOf(filters);
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

    /** Matches if at least one filter does. */
    record Or(List<Filter> filters) implements Filter {
        public Or {
            filters = List.copyOf(filters);
        }

        @Override
        public String toString() {
            return filters.stream().map(Filter::toString).collect(Collectors.joining(" or ", "(", ")"));
        }
    }

    /** Matches if the filter does not. */
    record Not(Filter filter) implements Filter {
        @Override
        public List<Filter> filters() {
            return List.of(filter);
        }

        @Override
        public String toString() {
            return "not (" + filter + ")";
        }
    }

    /** Matches if the field compares with the values, which are in the form of {@link Field#canonical}. */
    record Comparison(String field, Operator operator, List<String> values) implements Filter {
        public Comparison {
            values = List.copyOf(values);
        }

        @Override
        public List<Filter> filters() {
            return List.of();
        }

        @Override
        public boolean mentions(String name) {
            return field.equals(name);
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
