package io.roster.node.startup;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this node keeps its data: in a file or a database, and events in Axon Server if that is enabled. Shows no password. */
@Component
class DataLocation {

    /** The URL of an H2 file. Without a scheme it is one too; a single letter before a colon is a drive. */
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:|reserve:|(?!\\w{2,}:))([^;]+).*");

    private static final String FILE_SUFFIX = ".mv.db";

    /** What follows the name of the database, and the user before the host: both may contain a password. */
    private static final Pattern CREDENTIALS = Pattern.compile("[;?].*|(?<=//)[^/;?]*@");

    private final @Nullable String axonServer;
    private final @Nullable String database;

    DataLocation(Environment environment) {
        axonServer = environment.getProperty("axon.axonserver.enabled", Boolean.class, false)
                ? environment.getRequiredProperty("axon.axonserver.servers")
                : null;
        database = "command".equals(environment.getProperty("roster.role"))
                ? null
                : withoutCredentials(environment.getRequiredProperty("spring.datasource.url"));
    }

    @Override
    public String toString() {
        if (axonServer == null) {
            return "Data is in " + database;
        }
        String events = "Events are in Axon Server at " + axonServer;
        return database == null ? events : events + ", read models in " + database;
    }

    private static String withoutCredentials(String url) {
        Matcher file = FILE.matcher(url);
        return file.matches()
                ? Path.of(file.group(1) + FILE_SUFFIX)
                        .toAbsolutePath()
                        .normalize()
                        .toString()
                : CREDENTIALS.matcher(url).replaceAll("");
    }
}
