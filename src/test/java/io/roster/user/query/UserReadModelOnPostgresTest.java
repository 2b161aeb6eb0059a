package io.roster.user.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class UserReadModelOnPostgresTest {

    private static EmbeddedPostgres postgres;
    private static UserTable table;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        table = UserTable.in(postgres.getPostgresDatabase(), "postgresql");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
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
