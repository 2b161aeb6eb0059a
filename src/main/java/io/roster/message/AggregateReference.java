package io.roster.message;

/** Identifies an aggregate: its type, {@code user} for example, and its id in canonical form. */
public record AggregateReference(String type, String id) {}
