package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.process.ReadModels;
import io.roster.process.RosterProcess;
import io.roster.process.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of the read models, each as a line of text.
 *
 * @param lines in no particular order
 */
record Rows(Set<String> lines) {

    /** The live ones. */
    private static final List<String> TABLES = List.of(
            Store.USERS, "user_statistics_by_status_a", "user_statistics_by_quarter_a", "user_statistics_counted_a");

    /**
     * Proves that the read models, as they have become, are those that a fresh replay makes. No Roster may run on the store.
     *
     * @return the rows
     */
    static Rows sameAsReplayed(Store store) {
        try (RosterProcess roster = store.start("a")) {
            ReadModels.awaitCaughtUp(roster.api());
            roster.stop();
        }
        Rows rows = read(store);
        try (RosterProcess roster = store.start("a")) {
            ReadModels.replay(roster.api());
            roster.stop();
        }
        Rows replayed = read(store);
        assertThat(rows.without(replayed))
                .as("rows that a replay does not make")
                .isEmpty();
        assertThat(replayed.without(rows)).as("rows that only a replay makes").isEmpty();
        return rows;
    }

    static Rows read(Store store) {
        Set<String> lines = new HashSet<>();
        for (String table : TABLES) {
            store.sql()
                    .sql("select * from " + table)
                    .query((row, number) -> {
                        List<String> cells = new ArrayList<>();
                        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                            cells.add(row.getString(column));
                        }
                        return table + cells;
                    })
                    .list()
                    .forEach(lines::add);
        }
        return new Rows(lines);
    }

    /** Some of the lines that others have not. */
    private List<String> without(Rows others) {
        return lines.stream()
                .filter(line -> !others.lines.contains(line))
                .limit(10)
                .toList();
    }
}
