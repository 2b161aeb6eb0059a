package io.roster.search.sql;

import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.Filter.Comparison;
import io.roster.search.Search;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a read model. It has an index for each field, on the field's column and the identifier's, named after the table and the
 * field: {@code users_created_at}.
 *
 * @param columns the columns to select
 * @param defaultFilter applies unless the filter of a search mentions its field; null for none
 */
public record Table(
        String name,
        String columns,
        Fields fields,
        @Nullable Comparison defaultFilter) {

    Search withDefault(Search search) {
        if (defaultFilter == null || search.filter().mentions(defaultFilter.field())) {
            return search;
        }
        List<Filter> filters = new ArrayList<>(search.filter().conjuncts());
        filters.add(defaultFilter);
        return new Search(Filter.allOf(filters), search.sort(), search.after(), search.limit(), search.counted());
    }

    String index(String field) {
        return name + "_" + fields.get(field).snakeCase();
    }
}
