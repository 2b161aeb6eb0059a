package io.roster.projection.control;

import io.roster.node.OperationRefused;
import io.roster.projection.position.SlotTable;
import io.roster.projection.position.TokenTable;
import io.roster.projection.run.Await;
import io.roster.projection.run.ProjectionProcessor;
import io.roster.projection.run.Projections;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares the rows of the standby slot with those of the live one, in one snapshot of the database, so that neither has to stop. */
@Component
public class SlotComparator {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

    private final Projections projections;
    private final SlotTable slots;
    private final TokenTable tokens;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    SlotComparator(
            Projections projections,
            SlotTable slots,
            TokenTable tokens,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.projections = projections;
        this.slots = slots;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        // At lower isolation levels the embedded database takes a separate snapshot of each table.
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        this.snapshot.setReadOnly(true);
    }

    /** Compares all rows at a moment when both slots have handled the same events. */
    public Comparison compare(String readModel) {
        ProjectionProcessor live = projections.live(readModel);
        ProjectionProcessor standby = projections.standby(readModel);
        if (tokens.of(standby.getName()).isEmpty()) {
            throw OperationRefused.conflict("Nothing has been built in the other slot.");
        }
        requireThatTheyCanMeet(live, standby);
        return Await.firstPresent(() -> snapshot.execute(status -> compareNow(live, standby)), TIMEOUT, POLL_INTERVAL)
                .orElseThrow(() -> OperationRefused.conflict(
                        "The two slots were never found at the same event. The other slot is %d events behind."
                                .formatted(projections.eventsBehind(standby))));
    }

    /** A projection that is stopped behind the other one never reaches its position. */
    private void requireThatTheyCanMeet(ProjectionProcessor live, ProjectionProcessor standby) {
        Set<String> running = slots.running();
        long ahead = tokens.position(live.getName()) - tokens.position(standby.getName());
        if (ahead > 0 && !running.contains(standby.getName())) {
            throw OperationRefused.conflict(
                    "The other slot is stopped, and the live one has gone on since. Build it again to compare them.");
        }
        if (ahead < 0 && !running.contains(live.getName())) {
            throw OperationRefused.conflict("The live projection is paused behind the other slot. Resume it first.");
        }
    }

    private Optional<Comparison> compareNow(ProjectionProcessor live, ProjectionProcessor standby) {
        if (!tokens.areEqual(live.getName(), standby.getName())) {
            return Optional.empty();
        }
        List<String> liveTables = live.projection().tables();
        List<String> standbyTables = standby.projection().tables();
        List<Table> tables = IntStream.range(0, liveTables.size())
                .mapToObj(i -> compare(liveTables.get(i), standbyTables.get(i)))
                .toList();
        boolean equal = tables.stream().allMatch(table -> table.onlyLive() == 0 && table.onlyBeside() == 0);
        return Optional.of(new Comparison(equal, tokens.position(live.getName()), tables));
    }

    private Table compare(String live, String standby) {
        return new Table(live, count("select * from " + live), countOnlyIn(live, standby), countOnlyIn(standby, live));
    }

    private long countOnlyIn(String one, String other) {
        return count("select * from " + one + " except select * from " + other);
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from (" + rows + ") compared")
                .query(Long.class)
                .single();
    }

    /** The result of a comparison, with the position that both slots were at. */
    record Comparison(boolean equal, long position, List<Table> tables) {}

    /** How many rows a table has in the live slot, and how many rows are in only one of the slots. A row that differs counts in both. */
    record Table(String live, long rows, long onlyLive, long onlyBeside) {}
}
