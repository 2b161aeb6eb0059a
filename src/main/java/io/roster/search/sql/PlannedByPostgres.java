package io.roster.search.sql;

import io.roster.search.Filter;
import io.roster.search.Sort;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PostgreSQL knows how often each value occurs, and so chooses well. */
record PlannedByPostgres(JdbcClient jdbc, Table table) implements Planner {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String source(Filter filter, List<Sort> sort) {
        return table.name();
    }

    @Override
    public Plan plan(Filter filter, List<Sort> sort, Condition statement) {
        String plan = jdbc.sql("explain (format json) " + statement.sql())
                .params(statement.parameters())
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
