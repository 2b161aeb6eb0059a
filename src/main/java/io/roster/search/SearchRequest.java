package io.roster.search;

import java.util.List;

/**
 * A search and the form of its answer.
 *
 * @param fields the names of the fields to return; empty for all
 * @param explained whether to answer with the {@link Explanation} instead of the rows
 */
public record SearchRequest(Search search, List<String> fields, boolean explained) {
    public SearchRequest {
        fields = List.copyOf(fields);
    }
}
