package io.roster.search.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.roster.message.CommonRejection.QueryTooCostly;
import io.roster.readmodel.QueryRejected;
import io.roster.search.Explanation;
import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Filter.Comparison;
import io.roster.search.Operator;
import io.roster.search.Search;
import io.roster.search.parse.SearchParser;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TableSearchTest {

    private static final Fields FIELDS =
            new Fields(Field.number("id"), Field.number("rank"), Field.flag("common"), Field.number("copies"));

    private final SearchParser parser = new SearchParser(FIELDS);

    @Test
    void aSearchTimesOutOnH2() {
        assertTimesOut(h2(), "id, (select max(x * x) from system_range(1, 3000000000)) endless");
    }

    @Test
    void aSearchTimesOutOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            create(postgres.getPostgresDatabase(), 1);
            assertTimesOut(
                    postgres.getPostgresDatabase(),
                    "id, (select count(*) from generate_series(1, 100000000000)) endless");
        }
    }

    @Test
    void h2UsesAConditionsIndexIfFewRowsMatchAndOtherwiseThatOfTheSortOrder() {
        TableSearch<Long> books = search(h2(), "id");

        assertThat(books.explain(of("rank=7", "sort=copies")))
                .isEqualTo(new Explanation(
                        "(rank eq \"7\" and id ge \"0\")", of("sort=copies").sort(), List.of("books_rank"), 1, 1));
        assertThat(books.explain(of("common=true", "sort=copies")).indexes()).containsExactly("books_copies");
        assertThat(books.explain(of("common=true", "rank.lt=5", "sort=copies")).indexes())
                .containsExactly("books_rank");
    }

    @Test
    void h2ReadsAPageFromTheIndexWithoutSorting() {
        DataSource database = h2();
        Search page = of("common=true", "sort=-rank,-id", "limit=10");
        String plan = Statements.within(database, statements -> {
            Table books = books("id");
            Sql rows = new Planner(database, books).select(page, statements).rows();
            return statements
                    .prepare(rows.wrap("explain analyze ", ""))
                    .query(String.class)
                    .single();
        });

        assertThat(plan).contains("BOOKS_RANK", "index sorted");
    }

    /** The first key of most of these orders has few values, so that the rows of each are searched one value after the other. */
    @Test
    void pagesAreInTheOrderOfAllSortKeysOnH2() {
        assertPagesInOrder(h2());
    }

    @Test
    void pagesAreInTheOrderOfAllSortKeysOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            create(postgres.getPostgresDatabase(), 5_000);
            assertPagesInOrder(postgres.getPostgresDatabase());
        }
    }

    private void assertPagesInOrder(DataSource database) {
        TableSearch<Long> books = search(database, "id");
        for (String sort :
                List.of("common,rank", "-common,copies,rank", "copies,-rank", "common,-copies,-id", "rank,copies")) {
            for (String filter : List.of("rank.ge=0", "rank.lt=40", "copies=3", "common=false")) {
                String order = Stream.of(sort.split(","))
                        .map(key -> key.startsWith("-") ? key.substring(1) + " desc" : key)
                        .collect(Collectors.joining(", "));
                String condition = filter.replace(".ge=", " >= ").replace(".lt=", " < ");
                List<Long> expected = JdbcClient.create(database)
                        .sql("select id from books where " + condition + " order by " + order + " limit 800")
                        .query(Long.class)
                        .list();
                List<Long> found = new ArrayList<>();
                String cursor = null;
                do {
                    ResultPage<Long> page = books.find(
                            cursor == null
                                    ? of(filter, "sort=" + sort, "limit=150")
                                    : of(filter, "sort=" + sort, "limit=150", "cursor=" + cursor));
                    found.addAll(page.items());
                    cursor = page.next();
                } while (cursor != null && found.size() < expected.size());
                assertThat(found.subList(0, expected.size()))
                        .as("%s sorted by %s", filter, sort)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void explanationOnH2CountsTheRowsOfOnePage() {
        TableSearch<Long> books = search(h2(), "id");

        assertThat(books.explain(of("limit=10")).rows()).isEqualTo(11);
        assertThat(books.explain(of("common=true", "limit=10")).rows()).isBetween(11L, 500L);
        assertThat(books.explain(of("common.ne=true", "limit=10")).rows()).isGreaterThanOrEqualTo(1_000);
    }

    /** It would cancel longer work on the same connection, such as a replay. */
    @Test
    void theTimeoutDoesNotStayWithTheConnection() throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:books;DB_CLOSE_DELAY=-1");
            pool.setUsername("roster");
            pool.setMaximumPoolSize(1);
            create(pool, 10);
            search(pool, "id").find(of("limit=1"));

            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.getQueryTimeout()).isZero();
            }
        }
    }

    private void assertTimesOut(DataSource database, String columns) {
        TableSearch<Long> books = search(database, columns);
        assertThatExceptionOfType(QueryRejected.class)
                .isThrownBy(() -> books.find(of("limit=1")))
                .satisfies(rejected -> assertThat(rejected.getDetails()).contains(new QueryTooCostly()));
    }

    private static TableSearch<Long> search(DataSource database, String columns) {
        return new TableSearch<>(database, books(columns), (row, number) -> row.getLong("id"));
    }

    private static Table books(String columns) {
        return new Table("books", columns, FIELDS, new Comparison("id", Operator.GE, List.of("0")));
    }

    private static DataSource h2() {
        DataSource database = new DriverManagerDataSource("jdbc:h2:mem:books;DB_CLOSE_DELAY=-1", "roster", "");
        create(database, 5_000);
        return database;
    }

    private static void create(DataSource database, int rows) {
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("drop table if exists books").update();
        jdbc.sql(
                        "create table books (id bigint not null, rank bigint not null, common boolean not null, copies bigint not null)")
                .update();
        FIELDS.names()
                .forEach(field -> jdbc.sql("create index books_" + field + " on books (" + field + ", id)")
                        .update());
        IntStream.range(0, rows)
                .forEach(i -> jdbc.sql("insert into books values (?, ?, ?, ?)")
                        .params(i, i, i % 10 > 0, i % 7)
                        .update());
    }

    private Search of(String... parameters) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (String parameter : parameters) {
            String[] parts = parameter.split("=", 2);
            map.put(parts[0], List.of(parts[1]));
        }
        return parser.parse(map).search();
    }
}
