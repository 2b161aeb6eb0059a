package io.roster.verify;

import io.roster.readmodel.Projection;
import io.roster.verify.store.Census;
import io.roster.verify.store.EventReplay;
import io.roster.verify.store.Finding;
import io.roster.verify.store.Findings;
import io.roster.verify.store.NextIndexCheck;
import io.roster.verify.store.ProjectionPosition;
import io.roster.verify.store.SequenceCheck;
import io.roster.verify.store.TableComparison;
import io.roster.verify.store.VerifiedStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Verifies the store that the application is configured for. It can be done once: then the scratch database is used up. */
@Component
@Profile(VerifyCommandLine.WORD)
class Verification {

    private final DataSourceProperties where;
    private final DataSource scratch;
    private final Serializer serializer;
    private final EventReplay fold;
    private final List<Projection> projections;

    Verification(
            DataSourceProperties where,
            DataSource scratch,
            Serializer serializer,
            EventReplay fold,
            List<Projection> projections) {
        this.where = where;
        this.scratch = scratch;
        this.serializer = serializer;
        this.fold = fold;
        this.projections = List.copyOf(projections);
    }

    /**
     * Verifies the store.
     *
     * @param out takes the findings, a line each, and a summary at the end
     * @return whether nothing is wrong
     * @throws SQLException if the store cannot be read
     */
    boolean verify(Consumer<String> out) throws SQLException {
        Findings findings = new Findings(out);
        Census census = new Census();
        Map<String, ProjectionPosition> positions;
        try (VerifiedStore store =
                VerifiedStore.open(where.determineUrl(), where.determineUsername(), where.determinePassword())) {
            positions = positions(store);
            checkNumbers(store, positions, findings);
            SequenceCheck.check(store, findings);
            fold.take(store, positions, census, findings);
            compareRows(store, census, findings);
        }
        findings.printOmitted();
        positions.forEach((projection, position) -> tell(projection, position, census, out));
        out.accept("%s: %s"
                .formatted(
                        findings.number() == 0 ? "Nothing is wrong" : "%d findings".formatted(findings.number()),
                        census));
        return findings.number() == 0;
    }

    /** What is not wrong, but explains what the read model lacks. A slot that is not in use has no position. */
    private static void tell(String projection, ProjectionPosition position, Census census, Consumer<String> out) {
        long behind = census.behind(projection);
        if (position.isKnown() && behind > 0) {
            out.accept("The projection %s has yet to take %d events, and was compared as far as it is."
                    .formatted(projection, behind));
        }
        if (position.deadLetters() > 0) {
            out.accept("The projection %s has %d dead letters, and was compared without them."
                    .formatted(projection, position.deadLetters()));
        }
    }

    private Map<String, ProjectionPosition> positions(VerifiedStore store) {
        Map<String, ProjectionPosition> positions = new TreeMap<>();
        projections.forEach(projection -> positions.put(
                projection.processor(), ProjectionPosition.of(projection.processor(), store, serializer)));
        return positions;
    }

    private static void checkNumbers(
            VerifiedStore store, Map<String, ProjectionPosition> positions, Findings findings) {
        Long last = store.jdbc().queryForObject("select max(global_index) from event", Long.class);
        long head = last == null ? 0 : last;
        NextIndexCheck.check(store, head, findings);
        positions.forEach((projection, position) -> {
            if (position.last() > head) {
                findings.add(
                        Finding.POSITION,
                        "the projection %s is at event %d, and the last is %d"
                                .formatted(projection, position.last(), head));
            }
        });
    }

    private void compareRows(VerifiedStore store, Census census, Findings findings) throws SQLException {
        try (Connection connection = scratch.getConnection()) {
            JdbcTemplate made = VerifiedStore.streaming(connection);
            made.execute("set lazy_query_execution true");
            for (Projection projection : projections) {
                for (String table : projection.tables()) {
                    new TableComparison(store, made, table).compare(census, findings);
                }
            }
        }
    }
}
