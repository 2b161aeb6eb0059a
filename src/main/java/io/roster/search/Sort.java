package io.roster.search;

/** A sort key, with the name of its field. */
public record Sort(String field, boolean descending) {}
