package io.roster.verify.store;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
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
import org.springframework.jdbc.core.ResultSetExtractor;

/** A table of a read model beside the one that was made anew: both are read in the order of their keys, row by row. */
public final class TableComparison {

    private final VerifiedStore store;
    private final JdbcTemplate scratch;
    private final String table;
    private final List<Column> columns;
    private final List<Column> key;

    public TableComparison(VerifiedStore store, JdbcTemplate scratch, String table) {
        this.store = store;
        this.scratch = scratch;
        this.table = table;
        this.columns = columns();
        this.key = key();
    }

    public void compare(Census census, Findings findings) {
        try (Stream<Row> found = rows(store.jdbc(), !store.isEmbedded());
                Stream<Row> expected = rows(scratch, false)) {
            Iterator<Row> theirs = found.iterator();
            Iterator<Row> ours = expected.iterator();
            Row is = next(theirs);
            Row shouldBe = next(ours);
            while (is != null || shouldBe != null) {
                int order = is == null ? 1 : shouldBe == null ? -1 : is.compareTo(shouldBe);
                if (order < 0) {
                    add(findings, Objects.requireNonNull(is), "is there, and no event makes it");
                } else if (order > 0) {
                    add(findings, Objects.requireNonNull(shouldBe), "is missing");
                } else {
                    compare(Objects.requireNonNull(is), Objects.requireNonNull(shouldBe), findings);
                }
                if (order <= 0) {
                    census.countRow();
                    is = next(theirs);
                }
                if (order >= 0) {
                    shouldBe = next(ours);
                }
            }
        }
    }

    private void compare(Row is, Row shouldBe, Findings findings) {
        String differing = IntStream.range(0, columns.size())
                .filter(i -> !Objects.equals(is.values.get(i), shouldBe.values.get(i)))
                .mapToObj(i -> columns.get(i).name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        if (!differing.isEmpty()) {
            add(findings, is, "differs in " + differing);
        }
    }

    private void add(Findings findings, Row row, String what) {
        findings.add(Finding.ROW, "%s %s %s".formatted(table, row.key, what));
    }

    private List<Column> columns() {
        ResultSetExtractor<List<Column>> extractor = rows -> {
            ResultSetMetaData metaData = rows.getMetaData();
            List<Column> all = new ArrayList<>();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                all.add(new Column(metaData.getColumnName(i), Type.of(metaData.getColumnClassName(i))));
            }
            return all;
        };
        return Objects.requireNonNull(scratch.query("select * from " + table + " where 1 = 0", extractor));
    }

    /** Those of the table's primary key or, if it has none, of its unique index. */
    private List<Column> key() {
        List<String> names = scratch.queryForList("""
                select c.column_name from information_schema.indexes i join information_schema.index_columns c
                    on c.table_name = i.table_name and c.index_name = i.index_name
                where i.table_name = ? and i.index_type_name in ('PRIMARY KEY', 'UNIQUE INDEX')
                order by i.index_type_name, i.index_name, c.ordinal_position
                """, String.class, table.toUpperCase(Locale.ROOT));
        return columns.stream().filter(column -> names.contains(column.name)).toList();
    }

    private Stream<Row> rows(JdbcTemplate database, boolean collated) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String order = key.stream()
                .map(column -> collated && column.type == Type.TEXT ? column.name + " collate \"C\"" : column.name)
                .collect(Collectors.joining(", "));
        return database.queryForStream(
                "select " + names + " from " + table + " order by " + order, (row, number) -> row(row));
    }

    private Row row(ResultSet row) throws SQLException {
        List<@Nullable Comparable<?>> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(columns.get(i).type.read(row, i + 1));
        }
        return new Row(
                key.stream()
                        .<Comparable<?>>map(column -> Objects.requireNonNull(values.get(columns.indexOf(column))))
                        .toList(),
                values);
    }

    private static @Nullable Row next(Iterator<Row> rows) {
        return rows.hasNext() ? rows.next() : null;
    }

    private record Column(String name, Type type) {}

    private record Row(List<Comparable<?>> key, List<@Nullable Comparable<?>> values) implements Comparable<Row> {

        @Override
        @SuppressWarnings("unchecked") // values of one column are of one class
        public int compareTo(Row other) {
            for (int i = 0; i < key.size(); i++) {
                Comparable<Object> mine = (Comparable<Object>) key.get(i);
                int order = mine.compareTo(other.key.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }

    /** Types whose values are the same, and in the same order, on every database. */
    private enum Type {
        TEXT {
            @Override
            @Nullable Comparable<?> read(ResultSet row, int column) throws SQLException {
                return row.getString(column);
            }
        },
        /** Dates and UUIDs: their order is that of their text. */
        LIKE_TEXT {
            @Override
            @Nullable Comparable<?> read(ResultSet row, int column) throws SQLException {
                return row.getString(column);
            }
        },
        NUMBER {
            @Override
            @Nullable Comparable<?> read(ResultSet row, int column) throws SQLException {
                return row.getBigDecimal(column);
            }
        },
        BOOLEAN {
            @Override
            @Nullable Comparable<?> read(ResultSet row, int column) throws SQLException {
                boolean value = row.getBoolean(column);
                return row.wasNull() ? null : value;
            }
        },
        TIME {
            @Override
            @Nullable Comparable<?> read(ResultSet row, int column) throws SQLException {
                OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
                return value == null ? null : value.toInstant();
            }
        };

        abstract @Nullable Comparable<?> read(ResultSet row, int column) throws SQLException;

        static Type of(String className) {
            return switch (className) {
                case "java.lang.Integer", "java.lang.Long" -> NUMBER;
                case "java.lang.Boolean" -> BOOLEAN;
                case "java.time.OffsetDateTime" -> TIME;
                case "java.lang.String" -> TEXT;
                default -> LIKE_TEXT;
            };
        }
    }
}
