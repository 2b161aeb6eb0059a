package io.roster.search;

/**
 * One key of an order.
 *
 * @param field the name of the field
 * @param descending whether the greatest comes first
 */
public record Sort(String field, boolean descending) {}
