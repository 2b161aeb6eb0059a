package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.roster.h2.store.WriteUntilKilled;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The embedded database is written by many threads when its process is killed: its file is that of one moment. */
class TornWriteFaults {

    private static final int ROUNDS = Fault.size("torn.rounds", 12, 200);

    @TempDir
    private Path directory;

    @Test
    void noRowIsWithoutItsIndexEntriesOrHeldByATransactionThatIsGone() throws Exception {
        Random random = new Random(1);
        long rows = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String url = "jdbc:h2:file:" + directory.resolve("round-" + round % 10);
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            WriteUntilKilled.class.getName(),
                            url + ";RETENTION_TIME=0;DB_CLOSE_ON_EXIT=FALSE",
                            "round-" + round)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int transactions = 1_000 + random.nextInt(5_000);
            assertThat(writer.inputReader().lines().limit(transactions)).hasSize(transactions);
            writer.destroyForcibly().waitFor();
            rows += check(url + ";LOCK_TIMEOUT=100", "round-" + round);
        }
        Fault.report("torn writes: killed %d times, %d rows, each with its index entries, none held", ROUNDS, rows);
    }

    private static long check(String url, String round) {
        try (SingleConnectionDataSource database = new SingleConnectionDataSource(url, "roster", "", true)) {
            JdbcClient jdbc = JdbcClient.create(database);
            long rows = count(jdbc, "select count(*) from entry");
            assertThat(List.of(
                            count(jdbc, "select count(*) from entry use index (entry_number) where thread > ''"),
                            count(
                                    jdbc,
                                    "select count(*) from entry use index (entry_identifier) where identifier > ''")))
                    .as("rows by their indexes, %s", round)
                    .containsOnly(rows);
            for (int thread = 0; thread < WriteUntilKilled.THREADS; thread++) {
                insertMore(jdbc, round + "-" + thread);
            }
            return rows;
        }
    }

    /** What was under way when the process was killed. */
    private static void insertMore(JdbcClient jdbc, String thread) {
        int last = jdbc.sql("select coalesce(max(number), -1) from entry where thread = ?")
                .param(thread)
                .query(Integer.class)
                .single();
        for (int number = last + 1; number < last + 6; number++) {
            int next = number;
            assertThatCode(() -> WriteUntilKilled.insert(jdbc, thread, next))
                    .as("row %d of %s", number, thread)
                    .doesNotThrowAnyException();
        }
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
