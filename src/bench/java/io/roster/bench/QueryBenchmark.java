package io.roster.bench;

import io.roster.process.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries over HTTP, beside a constant answer of the same server, and beside the bare SQL, with few users and with many. */
class QueryBenchmark {

    @Test
    void queries(@TempDir Path directory) throws Exception {
        Stores.each(directory, QueryBenchmark::queriesOn);
    }

    private static void queriesOn(Store store) throws Exception {
        Map<String, Double> withFewest = new HashMap<>();
        try (Served roster = new Served(store);
                Http http = new Http(roster.port());
                Connection connection = roster.bean(DataSource.class).getConnection()) {
            int users = 0;
            for (int size : Sizes.USERS) {
                Population.grow(roster.api(), users, size);
                users = size;
                Queries queries = new Queries(size, http);
                List<List<Query>> kinds = List.of(
                        queries.fetch(),
                        queries.findOne(),
                        queries.firstPage(),
                        queries.deepPage(),
                        queries.prefix(),
                        queries.part());
                for (List<Query> kind : kinds) {
                    String name = kind.get(0).name();
                    double rate = Turns.compare(
                            store,
                            "%s, %,d users / bare SQL".formatted(name, users),
                            () -> Workers.rate(1, Sizes.TURN, () -> request(http, kind)),
                            () -> Workers.rate(1, Sizes.TURN, () -> select(connection, kind)));
                    double few = withFewest.computeIfAbsent(name, absent -> rate);
                    if (users > Sizes.USERS.get(0)) {
                        Report.add(
                                store,
                                "%s, %,d users / %,d users".formatted(name, users, Sizes.USERS.get(0)),
                                new Report.Row(rate, few, rate / few, "/s"));
                    }
                }
                besideConstant(store, users, roster, "fetch", kinds.get(0));
                besideConstant(store, users, roster, "first page by name", kinds.get(2));
            }
        }
    }

    private static void besideConstant(Store store, int users, Served roster, String name, List<Query> kind)
            throws Exception {
        for (int connections : Sizes.THREADS) {
            Turns.compare(
                    store,
                    "%s, %,d users, %d connections / constant".formatted(name, users, connections),
                    () -> Workers.rate(connections, Sizes.TURN, () -> request(new Http(roster.port()), kind)),
                    () -> Workers.rate(connections, Sizes.TURN, () -> constant(new Http(roster.port()))));
        }
    }

    private static Workers.Task request(Http http, List<Query> kind) {
        return () -> http.get(any(kind).path());
    }

    private static Workers.Task constant(Http http) {
        return () -> http.get("/constant");
    }

    private static Workers.Task select(Connection connection, List<Query> kind) throws SQLException {
        PreparedStatement select = connection.prepareStatement(kind.get(0).sql());
        return new Workers.Task() {
            @Override
            public void run() throws SQLException {
                List<Object> parameters = any(kind).parameters();
                for (int i = 0; i < parameters.size(); i++) {
                    select.setObject(i + 1, parameters.get(i));
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        for (int column = 1; column <= 8; column++) {
                            rows.getObject(column);
                        }
                    }
                }
            }

            @Override
            public void close() throws SQLException {
                select.close();
            }
        };
    }

    private static Query any(List<Query> kind) {
        return kind.get(ThreadLocalRandom.current().nextInt(kind.size()));
    }
}
