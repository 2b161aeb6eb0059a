package io.roster.search.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A statement, or a part of one, with a value for each question mark. Values are always bound. */
record Sql(String text, List<Object> parameters) {

    Sql wrap(String before, String after) {
        return new Sql(before + text + after, parameters);
    }

    static Sql join(List<Sql> parts, String separator) {
        List<Object> parameters = new ArrayList<>();
        parts.forEach(part -> parameters.addAll(part.parameters));
        return new Sql(parts.stream().map(Sql::text).collect(Collectors.joining(separator)), parameters);
    }
}
