package io.roster.search;

import java.util.List;

/**
 * How a search would be done.
 *
 * @param filter what it was understood as, in the notation of {@link Filter}
 * @param sort the complete order
 * @param indexes the indexes that would be read
 * @param rows how many rows would be read, about
 * @param cost the database's own estimate of the effort, in units of its own; where it has none, the number of rows
 */
public record Explanation(String filter, List<Sort> sort, List<String> indexes, long rows, double cost) {}
