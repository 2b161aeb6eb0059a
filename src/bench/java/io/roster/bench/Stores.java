package io.roster.bench;

import io.roster.process.EmbeddedFile;
import io.roster.process.Postgres;
import io.roster.process.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The databases that everything is measured on. */
final class Stores {

    private Stores() {}

    /** What is done with a database. */
    interface Body {

        void run(Store store) throws Exception;
    }

    /** Does it on an empty embedded file, then on an empty PostgreSQL. {@code -Dbench.store=h2} leaves the other out. */
    static void each(Path directory, Body body) throws Exception {
        String only = System.getProperty("bench.store", "");
        if (!only.equals("postgres")) {
            body.run(new EmbeddedFile(directory(directory, "h2")));
        }
        if (!only.equals("h2")) {
            try (Postgres postgres = Postgres.start(directory(directory, "postgres"))) {
                body.run(postgres);
            }
        }
    }

    private static Path directory(Path parent, String name) throws IOException {
        return Files.createDirectories(parent.resolve(name));
    }
}
