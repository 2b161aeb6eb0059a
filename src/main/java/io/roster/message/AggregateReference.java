package io.roster.message;

/**
 * The aggregate that a command is for.
 *
 * @param type the kind of aggregate, {@code user} for example
 * @param id its identifier, in its canonical text form
 */
public record AggregateReference(String type, String id) {}
