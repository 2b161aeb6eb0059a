package io.roster.bench;

import java.util.List;

/**
 * A query over HTTP, and the bare SQL that finds the same rows.
 *
 * @param name what the report calls it
 * @param path of the request
 * @param sql with parameters
 * @param parameters their values
 */
record Query(String name, String path, String sql, List<Object> parameters) {}
