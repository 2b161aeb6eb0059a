package io.roster.search;

/** A searchable resource with its name, {@code users} for example, the type of its aggregates, and its HTTP path. */
public record Resource(String name, String aggregateType, String path, Fields fields) {}
