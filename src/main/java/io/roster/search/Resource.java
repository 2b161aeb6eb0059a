package io.roster.search;

/** A searchable resource with its name, {@code users} for example, and HTTP path. */
public record Resource(String name, String path, Fields fields) {}
