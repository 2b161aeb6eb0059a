package io.roster.search;

import java.util.List;

/**
 * A search, and how a caller wants to see what it finds.
 *
 * @param search what to look for
 * @param shown the fields to show; all, if none is named
 * @param explained whether to tell how the search would be done, instead of doing it
 */
public record SearchRequest(Search search, List<String> shown, boolean explained) {
    public SearchRequest {
        shown = List.copyOf(shown);
    }
}
