package io.roster.search.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search has found.
 *
 * @param items the rows, in the order that was asked for
 * @param next the cursor of the rows that follow; null if there are none
 * @param count how many rows match in all, up to {@link io.roster.search.Search#MAX_COUNT}; null unless asked for
 * @param countCapped true if more rows match than {@code count} says; null otherwise
 */
public record ResultPage<T>(
        List<T> items,
        @Nullable String next,
        @Nullable Integer count,
        @Nullable Boolean countCapped) {}
