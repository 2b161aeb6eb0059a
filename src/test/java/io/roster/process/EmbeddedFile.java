package io.roster.process;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The embedded database, as it comes.
 *
 * @param directory of the log
 * @param data of the file
 */
public record EmbeddedFile(Path directory, Path data) implements Store {

    public EmbeddedFile(Path directory) {
        this(directory, directory);
    }

    @Override
    public Stream<String> options() {
        return Stream.of("--roster.data=" + data.toAbsolutePath());
    }

    @Override
    public DriverManagerDataSource database() {
        return new DriverManagerDataSource("jdbc:h2:file:" + data.toAbsolutePath() + "/roster", "roster", "");
    }

    @Override
    public String toString() {
        return "H2";
    }
}
