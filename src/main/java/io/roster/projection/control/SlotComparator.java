package io.roster.projection.control;

import io.roster.node.OperationRefused;
import io.roster.projection.control.SlotComparison.Table;
import io.roster.projection.position.TokenTable;
import io.roster.projection.run.ProjectionProcessor;
import io.roster.projection.run.Projections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares what is built beside with what is live, in one snapshot of the database, so that neither has to stop for it. */
@Component
public class SlotComparator {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Projections projections;
    private final TokenTable tokens;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    SlotComparator(
            Projections projections, TokenTable tokens, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.projections = projections;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        // The embedded database takes a snapshot of each table for itself in any lower one.
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        this.snapshot.setReadOnly(true);
    }

    /**
     * Compares all rows.
     *
     * @throws OperationRefused if there are not two, or they are never found at the same position
     */
    public SlotComparison compare(String readModel) {
        ProjectionProcessor live = projections.live(readModel);
        ProjectionProcessor beside = projections.beside(readModel);
        if (tokens.of(beside.getName()).isEmpty()) {
            throw OperationRefused.conflict("Nothing has been built beside it.");
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<SlotComparison> comparison =
                    Objects.requireNonNull(snapshot.execute(status -> compareHere(live, beside)));
            if (comparison.isPresent()) {
                return comparison.get();
            }
            if (System.nanoTime() > deadline) {
                throw OperationRefused.conflict(
                        "The two were never found at the same event. What is built beside is %d events behind."
                                .formatted(projections.eventsBehind(beside)));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private Optional<SlotComparison> compareHere(ProjectionProcessor live, ProjectionProcessor beside) {
        if (!tokens.areEqual(live.getName(), beside.getName())) {
            return Optional.empty();
        }
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < live.projection().tables().size(); i++) {
            tables.add(compare(
                    live.projection().tables().get(i),
                    beside.projection().tables().get(i)));
        }
        return Optional.of(new SlotComparison(tokens.position(live.getName()), tables));
    }

    private Table compare(String live, String beside) {
        return new Table(live, count("select * from " + live), only(live, beside), only(beside, live));
    }

    private long only(String one, String other) {
        return count("select * from " + one + " except select * from " + other);
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from (" + rows + ") compared")
                .query(Long.class)
                .single();
    }
}
