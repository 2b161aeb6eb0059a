package io.roster.user.query;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class UserReadModelOnH2Test {

    private static UserTable table;

    @BeforeAll
    static void start() {
        table = UserTable.in(new DriverManagerDataSource("jdbc:h2:mem:users;DB_CLOSE_DELAY=-1", "roster", ""), "h2");
    }

    @Nested
    class Projection extends UserProjectionTest {
        Projection() {
            super(table);
        }
    }

    @Nested
    class Queries extends UserQueryHandlerTest {
        Queries() {
            super(table);
        }
    }

    @Nested
    class RandomQueries extends RandomQueriesTest {
        RandomQueries() {
            super(table);
        }
    }

    @Nested
    class Statistics extends UserStatisticsTest {
        Statistics() {
            super(table);
        }
    }
}
