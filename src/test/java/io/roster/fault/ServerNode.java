package io.roster.fault;

import io.roster.axonserver.StandInServer;
import io.roster.process.RosterProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Nodes on what stands in for Axon Server. */
final class ServerNode {

    private ServerNode() {}

    /** Starts one with a role; its log, and its database if it has one, are in a directory of its name. */
    static RosterProcess start(StandInServer server, Path directory, String name, String role, String... options)
            throws IOException {
        Stream<String> node = Stream.of(
                "--spring.profiles.active=axonserver",
                "--axon.axonserver.servers=127.0.0.1:" + server.port(),
                "--roster.role=" + role,
                "-Xmx256m");
        return RosterProcess.start(
                Files.createDirectories(directory.resolve(name)),
                Stream.concat(node, Stream.of(options)).toArray(String[]::new));
    }
}
