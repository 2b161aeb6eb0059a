package io.roster.search;

import java.util.List;

/**
 * What to look for.
 *
 * @param filter which rows
 * @param sort in which order; rows that this leaves equal are in the order of their ids
 * @param limit how many at most, 1 to {@value #MAX_LIMIT}
 */
public record Search(Filter filter, List<Sort> sort, int limit) {

    /** The greatest number of rows in one answer. */
    public static final int MAX_LIMIT = 200;

    /** The number of rows in an answer if none is asked for. */
    public static final int DEFAULT_LIMIT = 50;

    public Search {
        sort = List.copyOf(sort);
    }
}
