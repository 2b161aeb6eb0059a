package io.roster.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one translation of a search to SQL. Columns come from the declared {@link Fields}, values are always bound.
 *
 * @param where a condition for a {@code where} clause
 * @param parameters the values for its question marks
 */
public record SqlSearch(String where, List<Object> parameters) {

    /** Translates a filter whose fields are all declared. */
    public static SqlSearch of(Filter filter, Fields fields) {
        List<Object> parameters = new ArrayList<>();
        return new SqlSearch(condition(filter, fields, parameters), parameters);
    }

    /** An {@code order by} list: the keys of the sort and then, to leave nothing open, the identifier. */
    public static String orderBy(List<Sort> sort, Fields fields) {
        List<Sort> keys = new ArrayList<>(sort);
        String identifier = fields.identifier().name();
        if (sort.stream().noneMatch(key -> key.field().equals(identifier))) {
            keys.add(new Sort(identifier, false));
        }
        return keys.stream()
                .map(key -> column(key.field(), fields) + (key.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String condition(Filter filter, Fields fields, List<Object> parameters) {
        if (filter instanceof Filter.And and) {
            return and.filters().isEmpty()
                    ? "true"
                    : and.filters().stream()
                            .map(part -> condition(part, fields, parameters))
                            .collect(Collectors.joining(" and ", "(", ")"));
        }
        Filter.Equal equal = (Filter.Equal) filter;
        parameters.add(equal.value());
        return column(equal.field(), fields) + " = ?";
    }

    private static String column(String field, Fields fields) {
        return fields.require(field, field).column();
    }
}
