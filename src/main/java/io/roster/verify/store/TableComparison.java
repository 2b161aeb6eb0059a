package io.roster.verify.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares a table of a read model row by row, in the order of its key, with the same table in the scratch database. */
public final class TableComparison {

    private final VerifiedStore store;
    private final JdbcTemplate scratch;
    private final String table;
    private final List<Column> columns;

    public TableComparison(VerifiedStore store, JdbcTemplate scratch, String table) {
        this.store = store;
        this.scratch = scratch;
        this.table = table;
        this.columns = columns();
    }

    public void compare(Report report) {
        try (Stream<Row> actualRows = rows(store.jdbc(), !store.isEmbedded());
                Stream<Row> expectedRows = rows(scratch, false)) {
            Iterator<Row> allExpected = expectedRows.iterator();
            Row expected = next(allExpected);
            for (Row actual : (Iterable<Row>) actualRows::iterator) {
                report.countRow();
                while (expected != null && expected.compareTo(actual) < 0) {
                    add(report, expected, "is missing");
                    expected = next(allExpected);
                }
                if (expected == null || expected.compareTo(actual) > 0) {
                    add(report, actual, "exists, but no event produces it");
                } else {
                    compare(actual, expected, report);
                    expected = next(allExpected);
                }
            }
            for (; expected != null; expected = next(allExpected)) {
                add(report, expected, "is missing");
            }
        }
    }

    private void compare(Row actual, Row expected, Report report) {
        String differing = IntStream.range(0, columns.size())
                .filter(i -> !Objects.equals(actual.values.get(i), expected.values.get(i)))
                .mapToObj(i -> columns.get(i).name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        if (!differing.isEmpty()) {
            add(report, actual, "differs in " + differing);
        }
    }

    private void add(Report report, Row row, String text) {
        report.add(Finding.ROW, "%s %s %s".formatted(table, row.key, text));
    }

    /** The key is that of the primary key or, if there is none, of the unique index. */
    private List<Column> columns() {
        return scratch.query(
                """
                select column_name, data_type, exists (
                    select 1 from information_schema.indexes i join information_schema.index_columns k
                        on k.table_name = i.table_name and k.index_name = i.index_name
                    where i.table_name = c.table_name and k.column_name = c.column_name
                        and i.index_type_name in ('PRIMARY KEY', 'UNIQUE INDEX')) as is_key
                from information_schema.columns c where table_name = ? order by ordinal_position
                """,
                (row, number) -> new Column(
                        number + 1, row.getString("column_name"), row.getString("data_type"), row.getBoolean("is_key")),
                table.toUpperCase(Locale.ROOT));
    }

    private Stream<Row> rows(JdbcTemplate database, boolean collated) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String order = columns.stream()
                .filter(Column::isKey)
                .map(column -> collated && column.isText() ? column.name + " collate \"C\"" : column.name)
                .collect(Collectors.joining(", "));
        return database.queryForStream(
                "select " + names + " from " + table + " order by " + order, (row, number) -> row(row));
    }

    private Row row(ResultSet row) throws SQLException {
        List<Comparable<?>> key = new ArrayList<>();
        List<@Nullable Comparable<?>> values = new ArrayList<>(columns.size());
        for (Column column : columns) {
            Comparable<?> value = column.read(row);
            values.add(value);
            if (column.isKey && value != null) {
                key.add(value);
            }
        }
        return new Row(key, values);
    }

    private static @Nullable Row next(Iterator<Row> rows) {
        return rows.hasNext() ? rows.next() : null;
    }

    private record Row(List<Comparable<?>> key, List<@Nullable Comparable<?>> values) implements Comparable<Row> {

        @Override
        @SuppressWarnings("unchecked") // all values of a column have one class
        public int compareTo(Row other) {
            return IntStream.range(0, key.size())
                    .map(i -> ((Comparable<Object>) key.get(i)).compareTo(other.key.get(i)))
                    .filter(order -> order != 0)
                    .findFirst()
                    .orElse(0);
        }
    }

    private record Column(int number, String name, String type, boolean isKey) {

        boolean isText() {
            return type.startsWith("CHARACTER");
        }

        /** Values that are equal and in the same order whatever the database; UUIDs and dates have the order of their text. */
        @Nullable Comparable<?> read(ResultSet row) throws SQLException {
            return switch (type) {
                case "SMALLINT", "INTEGER", "BIGINT" -> row.getBigDecimal(number);
                case "BOOLEAN" -> row.getObject(number, Boolean.class);
                case "TIMESTAMP WITH TIME ZONE" -> {
                    OffsetDateTime value = row.getObject(number, OffsetDateTime.class);
                    yield value == null ? null : value.toInstant();
                }
                default -> row.getString(number);
            };
        }
    }
}
