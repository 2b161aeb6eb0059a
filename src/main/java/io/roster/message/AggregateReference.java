package io.roster.message;

/**
 * Identifies an aggregate.
 *
 * @param type for example {@code user}
 * @param id in its canonical text form
 */
public record AggregateReference(String type, String id) {}
