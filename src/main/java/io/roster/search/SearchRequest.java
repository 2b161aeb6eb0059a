package io.roster.search;

import java.util.List;

/**
 * A search with the names of the fields to return, all if empty, and whether to return its {@link Explanation} instead of the rows.
 */
public record SearchRequest(Search search, List<String> fields, boolean explained) {
    public SearchRequest {
        fields = List.copyOf(fields);
    }
}
