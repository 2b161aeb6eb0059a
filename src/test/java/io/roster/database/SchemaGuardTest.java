package io.roster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roster.node.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether Roster creates, uses, migrates or refuses the schema that it finds at startup. */
abstract class SchemaGuardTest {

    private static final String TABLES =
            "select lower(table_name) from information_schema.tables where lower(table_schema) = 'public' order by 1";

    private final String vendor;
    private DataSource database;
    private JdbcClient jdbc;

    SchemaGuardTest(String vendor) {
        this.vendor = vendor;
    }

    abstract DataSource emptyDatabase();

    @BeforeEach
    void connect() {
        database = emptyDatabase();
        jdbc = JdbcClient.create(database);
    }

    @Test
    void anEmptyDatabaseIsCreatedOnceAndThenUsed() {
        start(false);
        List<String> after = tables();
        start(false);

        assertThat(after).contains("event", "token").isEqualTo(tables());
    }

    @Test
    void anOlderSchemaIsMigratedOnlyOnRequest() {
        configuration().target("2").load().migrate();

        List<String> before = tables();
        assertRefused("version 2", "needs version", "--roster.migrate=true", "backup");

        start(true);
        assertThat(tables()).hasSizeGreaterThan(before.size());
        start(false);
    }

    @Test
    void aNewerSchemaIsRefused(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("V99__from_the_future.sql"), "create table tomorrow (id integer)");
        configuration("filesystem:" + directory).load().migrate();

        assertRefused("version 99", "newer than this Roster", "newer Roster");
    }

    @Test
    void foreignTablesAreRefused() {
        jdbc.sql("create table theirs (id integer)").update();

        assertRefused("not Roster's", "empty database");
    }

    @Test
    void aForeignHistoryIsRefused(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("V1__theirs.sql"), "create table theirs (id integer)");
        Files.writeString(directory.resolve("V99__theirs_too.sql"), "create table theirs_too (id integer)");
        Flyway.configure()
                .dataSource(database)
                .locations("filesystem:" + directory)
                .load()
                .migrate();

        assertRefused("not Roster's", "history");
    }

    @Test
    void aChangedMigrationIsRefused() {
        start(false);
        jdbc.sql("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '2'")
                .update();

        assertRefused("not Roster's", "history");
    }

    private void assertRefused(String... words) {
        List<String> before = tables();
        assertThatThrownBy(() -> start(false))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.getMessage() + " "
                                        + refused.analysis().getAction())
                                .contains(words));
        assertThat(tables()).isEqualTo(before);
    }

    private void start(boolean migrates) {
        new SchemaGuard(migrates).migrate(configuration().load());
    }

    private FluentConfiguration configuration(String... more) {
        FluentConfiguration configuration =
                Flyway.configure().dataSource(database).group(true);
        String[] locations = new String[more.length + 2];
        locations[0] = "classpath:db/migration";
        locations[1] = "classpath:db/" + vendor;
        System.arraycopy(more, 0, locations, 2, more.length);
        return configuration.locations(locations);
    }

    private List<String> tables() {
        return jdbc.sql(TABLES).query(String.class).list();
    }
}
