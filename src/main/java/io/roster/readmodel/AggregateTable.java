package io.roster.readmodel;

import io.roster.message.CommonRejection.UnknownConsistencyToken;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A read model with a row for each aggregate: its column {@code id} is the aggregate's UUID, its column {@code version} the sequence
 * number of the last event that the row contains.
 */
public final class AggregateTable implements ReadModel {

    private final String aggregateType;
    private final String readModel;
    private final String table;
    private final Predicate<Class<?>> queries;
    private final LiveSlots live;
    private final JdbcClient jdbc;

    /**
     * A read model.
     *
     * @param table the table, without the name of the slot
     * @param queries the queries that are answered from it
     */
    public AggregateTable(
            String aggregateType,
            String readModel,
            String table,
            Predicate<Class<?>> queries,
            LiveSlots live,
            JdbcClient jdbc) {
        this.aggregateType = aggregateType;
        this.readModel = readModel;
        this.table = table;
        this.queries = queries;
        this.live = live;
        this.jdbc = jdbc;
    }

    @Override
    public boolean answers(Class<?> query) {
        return queries.test(query);
    }

    @Override
    public String aggregateType() {
        return aggregateType;
    }

    @Override
    public Optional<Long> versionOf(String aggregateId) {
        return jdbc.sql("select version from " + live.of(readModel).table(table) + " where id = ?")
                .param(uuid(aggregateId))
                .query(Long.class)
                .optional();
    }

    private static UUID uuid(String aggregateId) {
        try {
            return UUID.fromString(aggregateId);
        } catch (IllegalArgumentException e) {
            throw new QueryRejected(new UnknownConsistencyToken());
        }
    }
}
