package io.roster.search;

/**
 * A sort key.
 *
 * @param field the name of the field
 */
public record Sort(String field, boolean descending) {}
