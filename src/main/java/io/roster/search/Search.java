package io.roster.search;

import java.util.List;

/**
 * What to look for.
 *
 * @param filter which rows
 * @param sort in which order; the last key is the identifier, so that the order is complete
 * @param after where to go on: the values of the sort keys of the last row that was seen, in the form of
 *     {@link Field#canonical}; empty at the beginning
 * @param limit how many rows at most, 1 to {@value #MAX_LIMIT}
 * @param counted whether to count all that match, up to {@value #MAX_COUNT}
 */
public record Search(Filter filter, List<Sort> sort, List<String> after, int limit, boolean counted) {

    /** The greatest number of rows in one answer. */
    public static final int MAX_LIMIT = 200;

    /** The number of rows in an answer if none is asked for. */
    public static final int DEFAULT_LIMIT = 50;

    /** Rows are counted up to this number. */
    public static final int MAX_COUNT = 10_000;

    public Search {
        sort = List.copyOf(sort);
        after = List.copyOf(after);
    }

    /** The text by which a caller goes on after a row. */
    public String cursor(List<String> row) {
        return Cursor.of(filter, sort, row);
    }
}
