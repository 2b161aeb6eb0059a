package io.roster.search.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of results.
 *
 * @param next the cursor of the next page; null if this is the last one
 * @param count the number of matching rows, up to one more than the maximum count; null unless requested
 */
public record ResultPage<T>(
        List<T> items, @Nullable String next, @Nullable Integer count) {}
