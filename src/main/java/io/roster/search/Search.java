package io.roster.search;

import java.util.List;

/**
 * A query for rows.
 *
 * @param sort the sort keys; the last one is the identifier, so that the order is total
 * @param after the position of the page: the sort keys' values of the last row before it, in the form of {@link Field#canonical}; empty
 *     for the first page
 * @param limit the maximum number of rows, 1 to {@value #MAX_LIMIT}
 * @param counted whether to count all matching rows, up to {@value #MAX_COUNT}
 */
public record Search(Filter filter, List<Sort> sort, List<String> after, int limit, boolean counted) {

    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_COUNT = 10_000;

    public Search {
        sort = List.copyOf(sort);
        after = List.copyOf(after);
    }

    /** The cursor of the page that follows a row with these values of the sort keys. */
    public String cursor(List<String> row) {
        return Cursor.of(filter, sort, row);
    }
}
