package io.roster.search.sql;

import io.roster.database.Database;
import io.roster.search.Filter;
import io.roster.search.Sort;
import java.util.List;
import javax.sql.DataSource;

/** By which index a search is done: the choice of a database, or ours for one that chooses badly. */
sealed interface Planner permits H2Planner, PostgresPlanner {

    /** The table of a search's {@code from} clause, with the index to use, if that is ours to say. */
    String source(Filter filter, List<Sort> sort, Statements statements);

    /** How a statement would be done. */
    Plan plan(Filter filter, List<Sort> sort, Condition statement, Statements statements);

    /**
     * How a statement would be done.
     *
     * @param indexes the indexes that would be read
     * @param rows how many rows would be read, about
     * @param cost an estimate of the effort, in units of the planner's own
     */
    record Plan(List<String> indexes, long rows, double cost) {}

    static Planner of(DataSource database, Table table) {
        return switch (Database.of(database)) {
            case H2 -> new H2Planner(table);
            case POSTGRESQL -> new PostgresPlanner(table);
        };
    }
}
