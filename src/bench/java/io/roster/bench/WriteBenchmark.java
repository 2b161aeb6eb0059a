package io.roster.bench;

import io.roster.process.ReadModels;
import io.roster.process.Store;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands through the gateway beside bare JDBC inserts of the same rows with a commit each, and over HTTP beside the gateway. What the
 * projections do meanwhile counts against the commands.
 */
class WriteBenchmark {

    @Test
    void commands(@TempDir Path directory) throws Exception {
        Stores.each(directory, WriteBenchmark::commandsOn);
    }

    private static void commandsOn(Store store) throws Exception {
        DataSource empty = BareInserts.emptyDatabase(store);
        try (Served roster = new Served(store)) {
            Commands commands = new Commands(roster.bean(CommandGateway.class));
            commands.create();
            BareInserts created = new BareInserts(empty, BareInserts.lastRows(roster.bean(DataSource.class), 2));
            commands.rename().run();
            BareInserts renamed = new BareInserts(empty, BareInserts.lastRows(roster.bean(DataSource.class), 1));
            for (int threads : Sizes.THREADS) {
                Turns.compare(
                        store,
                        "create through the gateway, " + threads + " threads / bare inserts",
                        () -> Workers.rate(threads, Sizes.TURN, () -> commands::create),
                        () -> afterProjections(roster, threads, created));
            }
            for (int threads : Sizes.THREADS) {
                Turns.compare(
                        store,
                        "rename through the gateway, " + threads + " threads / bare inserts",
                        () -> Workers.rate(threads, Sizes.TURN, commands::rename),
                        () -> afterProjections(roster, threads, renamed));
            }
            for (int threads : Sizes.THREADS) {
                Turns.compare(
                        store,
                        "create over HTTP, " + threads + " connections / through the gateway",
                        () -> Workers.rate(threads, Sizes.TURN, () -> Creates.over(roster.port())),
                        () -> Workers.rate(threads, Sizes.TURN, () -> commands::create));
            }
        }
    }

    private static double afterProjections(Served roster, int threads, BareInserts inserts) throws Exception {
        ReadModels.awaitCaughtUp(roster.api());
        return Workers.rate(threads, Sizes.TURN, inserts::task);
    }
}
