package io.roster.verify;

import io.roster.readmodel.Projection;
import io.roster.verify.store.EventReplay;
import io.roster.verify.store.Finding;
import io.roster.verify.store.ProjectionPosition;
import io.roster.verify.store.Report;
import io.roster.verify.store.SequenceCheck;
import io.roster.verify.store.TableComparison;
import io.roster.verify.store.VerifiedStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Verifies the store that the application is configured for; only once, because it fills the scratch database. */
@Component
@Profile(VerifyCommandLine.WORD)
class Verification {

    private final DataSourceProperties configured;
    private final DataSource scratch;
    private final Serializer serializer;
    private final EventReplay replay;
    private final List<Projection> projections;

    Verification(
            DataSourceProperties configured,
            DataSource scratch,
            Serializer serializer,
            EventReplay replay,
            List<Projection> projections) {
        this.configured = configured;
        this.scratch = scratch;
        this.serializer = serializer;
        this.replay = replay;
        this.projections = projections;
    }

    /** Prints a line for each finding, then a summary; returns whether there are no findings. */
    boolean verify(Consumer<String> out) throws SQLException {
        Report report = new Report(out);
        List<ProjectionPosition> positions;
        try (VerifiedStore store = new VerifiedStore(
                configured.determineUrl(), configured.determineUsername(), configured.determinePassword())) {
            positions = projections.stream()
                    .map(projection -> new ProjectionPosition(projection, store, serializer))
                    .toList();
            checkEndOfEvents(store, positions, report);
            SequenceCheck.check(store, report);
            replay.replay(store, positions, report);
            compareTables(store, report);
        }
        return report.conclude(positions);
    }

    private static void checkEndOfEvents(VerifiedStore store, List<ProjectionPosition> positions, Report report) {
        long head = store.lastIndex();
        Long next = store.nextIndex();
        if (next == null || next <= head) {
            report.add(Finding.NUMBER, "the next event would get number %s, but event %d exists".formatted(next, head));
        }
        positions.stream()
                .filter(position -> position.last() > head)
                .forEach(position -> report.add(
                        Finding.POSITION,
                        "the projection %s is at event %d, but the last event is %d"
                                .formatted(position.projection().processor(), position.last(), head)));
    }

    private void compareTables(VerifiedStore store, Report report) throws SQLException {
        try (Connection connection = scratch.getConnection()) {
            JdbcTemplate expected = VerifiedStore.streaming(connection);
            expected.execute("set lazy_query_execution true");
            projections.stream()
                    .flatMap(projection -> projection.tables().stream())
                    .forEach(table -> new TableComparison(store, expected, table).compare(report));
        }
    }
}
