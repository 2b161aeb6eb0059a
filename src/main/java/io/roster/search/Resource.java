package io.roster.search;

/**
 * Something that can be searched for.
 *
 * @param name its name: {@code users}
 * @param path where it is asked for over HTTP
 * @param fields what can be filtered and sorted by
 */
public record Resource(String name, String path, Fields fields) {}
