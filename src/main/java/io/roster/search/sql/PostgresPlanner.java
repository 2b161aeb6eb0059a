package io.roster.search.sql;

import io.roster.search.Filter;
import io.roster.search.Sort;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PostgreSQL knows how often each value occurs, and so chooses well. */
record PostgresPlanner(Table table) implements Planner {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String source(Filter filter, List<Sort> sort, Statements statements) {
        return table.name();
    }

    @Override
    public Plan plan(Filter filter, List<Sort> sort, Condition statement, Statements statements) {
        String plan = statements
                .run(new Condition("explain (format json) " + statement.sql(), statement.parameters()))
                .query(String.class)
                .single();
        JsonNode root = JSON.readTree(plan).at("/0/Plan");
        List<String> indexes = root.findValues("Index Name").stream()
                .map(JsonNode::asString)
                .distinct()
                .toList();
        return new Plan(
                indexes, root.at("/Plan Rows").asLong(), root.at("/Total Cost").asDouble());
    }
}
