package io.roster.search;

import java.util.List;

/**
 * How a search would be executed.
 *
 * @param filter the complete filter, in the notation of {@link Filter}
 * @param sort the complete order
 * @param indexes the indexes that would be read
 * @param rows about how many rows the embedded database would read, or PostgreSQL expects to return, for one page
 * @param cost the database's estimate of the cost, in its own unit; the number of rows if it has none
 */
public record Explanation(String filter, List<Sort> sort, List<String> indexes, long rows, double cost) {}
