package io.roster.search.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of results.
 *
 * @param next the cursor of the next page; null if this is the last one
 * @param count the number of matching rows, up to {@link io.roster.search.Search#MAX_COUNT}; null unless requested
 * @param countCapped true if more rows match than {@code count} says; null otherwise
 */
public record ResultPage<T>(
        List<T> items,
        @Nullable String next,
        @Nullable Integer count,
        @Nullable Boolean countCapped) {}
