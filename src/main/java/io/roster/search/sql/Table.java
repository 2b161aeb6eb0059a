package io.roster.search.sql;

import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.Filter.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a read model. For each field it has an index on the field's column and the identifier's, in this order, named after
 * the table and the field: {@code users_created_at}.
 *
 * @param name the name of the table
 * @param columns what to select for a row
 * @param fields what can be filtered and sorted by
 * @param otherwise which rows are found by a filter that does not mention its field; null if all are
 */
public record Table(
        String name,
        String columns,
        Fields fields,
        @Nullable Comparison otherwise) {

    /** The whole filter: what was asked for, and what is understood if not asked for. */
    Filter complete(Filter filter) {
        if (otherwise == null || filter.mentions(otherwise.field())) {
            return filter;
        }
        List<Filter> filters = new ArrayList<>(filter.conjuncts());
        filters.add(otherwise);
        return Filter.allOf(filters);
    }

    String index(String field) {
        return name + "_" + fields.get(field).snakeCase();
    }
}
