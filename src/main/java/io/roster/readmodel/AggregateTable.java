package io.roster.readmodel;

import io.roster.message.CommonRejection.UnknownConsistencyToken;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A read model with a row for each aggregate: the column {@code id} holds the aggregate's UUID, the column {@code version} the sequence
 * number of the last event that the row contains.
 */
public final class AggregateTable implements ReadModel {

    private final String aggregateType;
    private final String readModel;
    private final String table;
    private final Predicate<Class<?>> queries;
    private final LiveSlots live;
    private final JdbcClient jdbc;

    /** The name of the table is without the slot. */
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
        UUID id;
        try {
            id = UUID.fromString(aggregateId);
        } catch (IllegalArgumentException e) {
            throw new QueryRejected(new UnknownConsistencyToken());
        }
        return jdbc.sql("select version from " + live.of(readModel).table(table) + " where id = ?")
                .param(id)
                .query(Long.class)
                .optional();
    }
}
