package io.roster.search;

/**
 * A resource that can be searched.
 *
 * @param name its name: {@code users}
 * @param path its HTTP path
 */
public record Resource(String name, String path, Fields fields) {}
