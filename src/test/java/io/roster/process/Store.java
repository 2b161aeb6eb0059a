package io.roster.process;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of a Roster under test. */
public interface Store {

    /** The live table of users. */
    String USERS = "users_a";

    /** Where Roster's log goes, and what else it keeps in files. */
    Path directory();

    /** What points Roster at this database. */
    Stream<String> options();

    /** A way into it beside Roster; the embedded one opens only while no Roster runs on it. */
    DriverManagerDataSource database();

    /**
     * Starts a node on this database.
     *
     * @param node its id
     * @param options as {@link RosterProcess#start} takes them
     */
    default RosterProcess start(String node, String... options) {
        Stream<String> all = Stream.of(options(), Stream.of("--roster.node-id=" + node), Stream.of(options))
                .flatMap(it -> it);
        return RosterProcess.start(directory(), all.toArray(String[]::new));
    }

    default JdbcClient sql() {
        return JdbcClient.create(database());
    }

    default Connection connect() throws SQLException {
        return database().getConnection();
    }
}
